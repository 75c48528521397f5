// The file for HR: opened as a spreadsheet program would, with unzip.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <regex>
#include <sstream>

using namespace e2e;

namespace {

struct SheetScene : MapScene {
    SheetScene() {
        enrol("0007", "Zo\xc3\xab", "M\xc3\xbcller");
        enrol("=1+1", "@cmd", "<&>");
    }
    std::filesystem::path file = dir / "ids.xlsx";

    Outcome check_into_file() { return run({"map-check", "--xlsx", file.string()}); }
    /// One of the files that a spreadsheet consists of.
    std::string part(const std::string& name) const {
        Command unzip{"/usr/bin/unzip", {"-p", file.string(), name}, {}, {}, {}, {}};
        const Outcome outcome = e2e::run(unzip);
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome.out;
    }
    std::string sheet() const { return part("xl/worksheets/sheet1.xml"); }
    /// The texts of the cells of a row, counted from 1; "" for an empty one, "#" before a number.
    std::vector<std::string> row(int number) const {
        const std::string all = sheet();
        std::vector<std::string> cells;
        const std::regex cell("<c r=\"[A-Z]+" + std::to_string(number) +
                              "\"[^>]*?(?:/>|>(<is><t[^>]*>|<v>)([^<]*)(?:</t></is>|</v>)</c>)");
        for (std::sregex_iterator at(all.begin(), all.end(), cell), end; at != end; ++at)
            cells.push_back(std::string((*at)[1] == "<v>" ? "#" : "") + std::string((*at)[2]));
        return cells;
    }
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("The spreadsheet has every code and name as a text, in the order of work") {
    SheetScene scene;
    for (const char* id : {"9998", "9999"}) scene.site.employ(id, {{"status", "Left"}});
    const auto outcome = scene.check_into_file();
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 1); // as without it
    CHECK(outcome.out ==
          "2 employees and 2 codes compared: 2 to put right before a go-live (STOP), 0 to look at\n");
    CHECK(scene.row(1) == std::vector<std::string>{"before go-live", "finding", "open", "employee name",
                                                   "field", "value now", "type this", "what to do",
                                                   "employee code", "name on device", "where", "punches",
                                                   "doctype"});
    const auto zoe = scene.row(2);
    REQUIRE(zoe.size() == 13);
    CHECK(zoe[0] == "STOP");
    CHECK(zoe[6] == "0007");
    CHECK(zoe[8] == "0007");
    CHECK(zoe[9] == "Zo\xc3\xab M\xc3\xbcller");
    CHECK(zoe[11] == "#1");
    const auto formula = scene.row(3);
    CHECK(formula.at(8) == "=1+1");
    CHECK(formula.at(9) == "@cmd &lt;&amp;&gt;");
    const std::string sheet = scene.sheet();
    CHECK(sheet.find("<f>") == std::string::npos); // a formula
    CHECK(sheet.find("<pane ySplit=\"1\"") != std::string::npos);
    CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
    CHECK(scene.part("xl/styles.xml").find("numFmtId=\"49\"") != std::string::npos); // text
    CHECK(scene.site.writes() == 0);
}

TEST_CASE("The file is replaced whole, and only its owner can read it") {
    SheetScene scene;
    std::ofstream(scene.file) << std::string(200'000, 'x');
    REQUIRE(scene.check_into_file().exit_code == 1);
    CHECK(bytes_of(scene.file).rfind("PK", 0) == 0);
    CHECK(bytes_of(scene.file).size() < 50'000);
    CHECK(scene.row(2).size() == 13);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(scene.file).permissions() & (perms::group_all | perms::others_all)) ==
          perms::none);
    // A check that ends before its answer leaves the file as it is.
    const std::string before = bytes_of(scene.file);
    scene.site.stop();
    CHECK(scene.check_into_file().exit_code == 69);
    CHECK(bytes_of(scene.file) == before);
}

TEST_CASE("Nothing to put right is a sheet with its headings, and 0") {
    MapScene scene;
    scene.enrol("0042", "Sara", "Khan");
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}, {"default_shift", "Day"}});
    const auto outcome = scene.run({"map-check", "--xlsx", (scene.dir / "ids.xlsx").string()});
    CHECK(outcome.exit_code == 0);
    CHECK(bytes_of(scene.dir / "ids.xlsx").rfind("PK", 0) == 0);
}

TEST_CASE("A place where no file can be is said before anything is read") {
    SheetScene scene;
    struct Case {
        std::string file, why;
    };
    const auto one =
        GENERATE(Case{"/", "it is a folder"}, Case{"/dev/null", "it is no file that could be replaced"},
                 Case{"/nowhere/ids.xlsx", "no such file or directory"});
    CAPTURE(one.file);
    scene.site.forget_requests();
    const auto outcome = scene.run({"map-check", "--xlsx", one.file});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says("cannot write " + one.file + ": " + one.why));
    CHECK(outcome.says("hint: name a file in a folder that this user may write to: --xlsx /tmp/ids.xlsx"));
    CHECK(scene.site.requests().empty());
}

TEST_CASE("With --csv or --json it is refused") {
    SheetScene scene;
    const std::string other = GENERATE("--csv", "--json");
    const auto outcome = scene.run({"map-check", "--xlsx", scene.file.string(), other});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("--xlsx writes a file for HR, and " + other + " an answer for a program"));
    CHECK_FALSE(std::filesystem::exists(scene.file));
}

TEST_CASE("The CSV begins with a byte order mark") {
    SheetScene scene;
    const auto csv = scene.run({"map-check", "--csv"});
    CHECK(csv.out.rfind("\xef\xbb\xbf"
                        "before_go_live,",
                        0) == 0);
    CHECK(csv.out.find("\xef\xbb\xbf", 3) == std::string::npos);
}
