// import: files as they are found, and what is wrong with them.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <fstream>

using namespace e2e;

namespace {

struct FileScene : PushScene {
    std::filesystem::path file(const std::string& name, const std::string& content) {
        write_file(dir / name, content);
        return dir / name;
    }
    Outcome import(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "import");
        return run(arguments);
    }
    Json document(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--json", "import"});
        const Outcome outcome = run(arguments);
        INFO(outcome.out << outcome.err);
        return Json::parse(outcome.out);
    }
};

Json sums_of(const Json& document) {
    return {document.at("read"), document.at("new"), document.at("known"), document.at("bad")};
}

/// UTF-16, the less significant byte first, with its mark.
std::string in_utf16(const std::string& ascii) {
    std::string text = "\xFF\xFE";
    for (const char c : ascii) text += {c, '\0'};
    return text;
}

} // namespace

TEST_CASE("Files as terminals write them: CR LF, a NUL and empty lines at the end, padding, ten columns") {
    FileScene scene;
    const std::string first = at(1, "08:00:00"), second = at(1, "09:00:00");
    std::string usb = "        1\t" + first + "\t1\t0\t1\t0\r\n        2\t" + first + "\t1\t1\t1\t0\r\n\r\n";
    usb += '\0';
    CHECK(sums_of(scene.document({scene.file("1_attlog.dat", usb)})) == Json({2, 2, 0, 0}));
    const auto pushed = scene.file("pushed.txt", "11\t" + second + "\t0\t25\t0\t0\t0\t0\t0\t0\n11\t" + first +
                                                     "\t1\t25\t0\t0\t0\t0\t0\t0");
    const Outcome outcome = scene.import({pushed});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("pushed.txt (attlog, seven columns and more, as terminals push it): 2 read, 2 new"));
    CHECK(scene.run({"why", "2", days_ago(1)}).says("state 1"));
    CHECK(scene.run({"why", "11", days_ago(1)}).says("state 1"));
}

TEST_CASE("Bad lines are named with their number and stop nothing") {
    FileScene scene;
    const auto file =
        scene.file("odd.dat", "1\t" + at(1, "08:00:00") +
                                  "\t1\t0\t1\t0\n\nrubbish\n2\t2026-13-01 08:00:00\t1\t0\t1\t0\n" + "3\t" +
                                  at(1, "08:00:00") + "\t0\t1\t0\t0\t0\n\t" + at(1, "08:00:00") +
                                  "\t1\t0\t1\t0\n4\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n");
    const Outcome outcome = scene.import({file});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("6 read, 2 new, 0 known, 4 bad"));
    CHECK(outcome.says(file.string() + ":3: it has 1 column, an attlog six or more"));
    CHECK(outcome.says(file.string() + ":4: \"2026-13-01 08:00:00\" is no time like 2026-11-22 08:00:00"));
    CHECK(outcome.says(file.string() + ":5: it has 7 columns, and the lines before it 6: another order"));
    CHECK(outcome.says(file.string() + ":6: it has no employee code"));
}

TEST_CASE("Of very many bad lines a hundred are named, and the number of the rest") {
    FileScene scene;
    std::string text = "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n";
    for (int line = 0; line < 150; ++line) text += "rubbish\n";
    const Outcome outcome = scene.import({scene.file("odd.dat", text)});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says(":101: "));
    CHECK_FALSE(outcome.says(":102: "));
    CHECK(outcome.says("50 more lines are bad"));
}

TEST_CASE("CSV with headings of any language: a mark, semicolons, a date and a time in two columns, words") {
    FileScene scene;
    const auto file = scene.file(
        "report.csv",
        "\xEF\xBB\xBF\"Personen-Nr\";Name;Datum;Zeit;Richtung;Serie\r\n0007;\"Meyer; "
        "Anna\";03.10.2026;08:59:01;Kommen;AAA1111111\r\n"
        "0007;\"Meyer; "
        "Anna\";03.10.2026;17:00:00;Gehen;AAA1111111\r\n0007;x;03.10.2026;18:00:00;?;AAA1111111\r\n");
    scene.config.set("device.lobby", "since", "2026-10-01");
    const Outcome outcome = scene.import(
        {"--columns", "code=Personen-Nr,time=Datum+Zeit,state=Richtung,terminal=Serie", "--time-format",
         "%d.%m.%Y %H:%M:%S", "--state", "Kommen=0", "--state", "Gehen=1", file});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("report.csv (csv): 3 read, 3 new"));
    const Outcome why = scene.run({"why", "0007", "2026-10-03"});
    CHECK(why.says("2026-10-03 08:59:01"));
    CHECK(why.says("state 0 (check in)"));
    CHECK(why.says("state 1 (check out)"));
    CHECK(why.says("state unknown"));
    CHECK(why.says("AAA1111111"));
}

TEST_CASE("Other encodings are read as they are named, or by their mark") {
    FileScene scene;
    // دخول in windows-1256 is \xCF\xCE\xE6\xE1.
    const auto arabic = scene.file("a.csv", "\xCF\xCE\xE6\xE1,5," + at(1, "08:00:00") + "\n");
    const Json read = scene.document(
        {"--encoding", "windows-1256", "--columns", "code=2,time=3,state=1", "--state", "دخول=1", arabic});
    CHECK(sums_of(read) == Json({1, 1, 0, 0}));
    CHECK(scene.run({"why", "5", days_ago(1)}).says("state 1"));
    const auto wide = scene.file("b.dat", in_utf16("6\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\r\n"));
    CHECK(sums_of(scene.document({wide})) == Json({1, 1, 0, 0}));
    // Read in a wrong one, a code would be nobody's.
    const auto code =
        scene.file("c.csv", "\xCF\xCE," + at(1, "08:00:00") + "\n7," + at(1, "08:00:00") + "\n");
    const Outcome outcome = scene.import({"--columns", "code=1,time=2", code});
    CHECK(outcome.says(
        "c.csv:1: its employee code is not UTF-8: name the encoding of the file with --encoding"));
    CHECK(outcome.says("2 read, 1 new, 0 known, 1 bad"));
}

TEST_CASE("A file that cannot be told is refused with the way on, and the others are imported") {
    FileScene scene;
    const auto good = scene.file("1_attlog.dat", "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n");
    const auto csv = scene.file("report.csv", "code,time\n2," + at(1, "08:00:00") + "\n");
    const Outcome outcome = scene.import({csv, good});
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("cannot import " + csv.string()));
    CHECK(outcome.says("--columns code=1,time=2"));
    CHECK(outcome.says("1 read, 1 new"));
    const Outcome heading = scene.import({"--columns", "code=Code,time=time", csv});
    CHECK(heading.exit_code == 64);
    CHECK(heading.says("it has no column \"Code\": its first line has code, time"));
}

TEST_CASE("A file that cannot be read is 74, and the others are imported") {
    FileScene scene;
    const auto good = scene.file("1_attlog.dat", "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n");
    const Outcome outcome = scene.import({scene.dir / "none.dat", scene.dir.path(), good});
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says("cannot read " + (scene.dir / "none.dat").string()));
    CHECK(outcome.says("cannot read " + scene.dir.path().string()));
    CHECK(outcome.says("1 read, 1 new"));
}

TEST_CASE("Nothing usable is 65, an empty file too") {
    FileScene scene;
    CHECK(scene.import({"--format", "attlog", scene.file("empty.dat", "")}).exit_code == 65);
    CHECK(scene.import({"--format", "attlog", scene.file("odd.dat", "rubbish\n")}).exit_code == 65);
    const Json document = scene.document({"--format", "attlog", scene.dir / "odd.dat"});
    CHECK(document.at("exit_code") == 65);
    CHECK(sums_of(document) == Json({1, 0, 0, 1}));
}

TEST_CASE("An empty file of which nothing is named is no success either") {
    FileScene scene;
    const Outcome outcome = scene.import({scene.file("empty.dat", "")});
    CHECK(outcome.exit_code == 65);
    CHECK(outcome.says("nothing was imported"));
}

TEST_CASE("Standard input is a file called -") {
    FileScene scene;
    scene.write_config();
    auto command = scene.configured({"import", "-"});
    command.input = "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\nrubbish\n";
    const Outcome outcome = run(command);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("-:2: "));
    CHECK(outcome.says("- (attlog, six columns, as on a USB stick): 2 read, 1 new"));
}

TEST_CASE("A dry run prints each new punch and changes nothing") {
    FileScene scene;
    const auto file = scene.file("1_attlog.dat", "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n");
    const Outcome outcome = scene.import({"--dry-run", file});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says(at(1, "08:00:00") + " pending: the next push sends it"));
    CHECK(outcome.says("1 read, 1 would be new"));
    CHECK_FALSE(std::filesystem::exists(scene.state_dir() / "lobby.db"));
}

TEST_CASE("Mistakes of the options are said before anything is read") {
    FileScene scene;
    const auto file = scene.file("1_attlog.dat", "1\t" + at(1, "08:00:00") + "\t1\t0\t1\t0\n");
    const auto refused = [&](const std::vector<std::string>& options, const std::string& words) {
        std::vector<std::string> all = options;
        all.push_back(file);
        const Outcome outcome = scene.import(all);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 64);
        CHECK(outcome.says(words));
    };
    refused({"--columns", "code=1"}, "code and time have to be named");
    refused({"--columns", "code=1,time=Time"}, "some are numbers and some are headings");
    refused({"--columns", "kode=1,time=2"}, "\"kode\" is none of code, time, state and terminal");
    refused({"--time-format", "%d/%m %H:%M"}, "it does not tell a whole date and time of day");
    refused({"--time-format", "%Y-%m-%d %H:%M:%S%z"}, "without a zone");
    refused({"--encoding", "klingon"}, "this host knows no encoding");
    refused({"--state", "Kommen"}, "a word, =, and the number of a state");
    refused({"--delimiter", ";;"}, "it is one character");
    refused({"--format", "xls"}, "there is no format \"xls\"");
    CHECK(scene.import({}).exit_code == 64);
    CHECK_FALSE(std::filesystem::exists(scene.state_dir() / "lobby.db"));
}

TEST_CASE("Times without seconds are taken where the format says so, with a warning") {
    FileScene scene;
    const auto file = scene.file("a.csv", "1," + at(1, "08:00") + "\n");
    CHECK(scene.import({"--columns", "code=1,time=2", file}).exit_code == 65);
    const Outcome outcome =
        scene.import({"--columns", "code=1,time=2", "--time-format", "%Y-%m-%d %H:%M", file});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("its times have no seconds"));
}

TEST_CASE("Three hundred thousand lines take no more memory than a few") {
    FileScene scene;
    {
        std::ofstream file(scene.dir / "1_attlog.dat");
        for (int line = 0; line < 300'000; ++line) {
            std::array<char, 32> time{};
            std::snprintf(time.data(), time.size(), " %02d:%02d:%02d", line / 3600 % 24, line / 60 % 60,
                          line % 60);
            file << "    " << 1000 + line / 86'400 << "\t" << days_ago(1) << time.data()
                 << "\t1\t0\t1\t0\r\n";
        }
    }
    scene.write_config();
    const Outcome outcome =
        run(scene.configured({"import", scene.dir / "1_attlog.dat"}), std::chrono::minutes(5));
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says("300000 read, 300000 new"));
    CHECK(outcome.max_rss_kib < 64 * 1024);
}
