// status and why as HR reads them: sums, clocks told apart, shift marks of now, and nothing said of what
// cannot be read.
#include "harness/push_scene.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

/// Two devices with a punch of every kind.
struct TwoDoors : PushScene {
    Device gate;

    TwoDoors() {
        gate.knobs({{"password", device_password}});
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
        employ(2);
        punch("0001", at(2, "08:00:00"));
        punch("0", at(2, "08:00:05"));
        punch("0777", at(2, "08:00:09"));
        gate.punch({{"emp_code", "0001"}, {"punch_time", at(2, "08:00:00")}, {"terminal_sn", "T2"}});
        gate.punch({{"emp_code", "0002"}, {"punch_time", at(2, "09:00:00")}, {"terminal_sn", "T2"}});
        REQUIRE(run({"run", "--all"}).exit_code == 0);
    }
};

std::string line_with(const std::string& text, const std::string& words) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.find(words) != std::string::npos) return line;
    return "";
}

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream words(line);
    std::vector<std::string> all;
    for (std::string word; words >> word;) all.push_back(word);
    return all;
}

void spoil(const fs::path& file) {
    for (const char* beside : {"-wal", "-shm"}) fs::remove(file.string() + beside);
    std::ofstream(file, std::ios::trunc) << "this is no journal, and it is long enough to be looked at";
}

} // namespace

TEST_CASE("status tells duplicate and ignored, and the sums of all devices") {
    TwoDoors scene;
    const auto text = scene.run({"status"});
    INFO(text.out);
    const std::string heading = line_with(text.out, "DEVICE");
    CHECK(heading.find("DUPLICATE") != std::string::npos);
    CHECK(heading.find("IGNORED") != std::string::npos);
    const auto sums = words_of(line_with(text.out, "all "));
    CHECK(sums == std::vector<std::string>{"all", "0", "0", "1", "0", "2", "1", "1"});
    const Json document = scene.run_json({"status"});
    CHECK(document.at("sums").at("sent") == 2);
    CHECK(document.at("sums").at("duplicate") == 1);
    CHECK(document.at("sums").at("ignored") == 1);
}

TEST_CASE("Of a journal that cannot be read nothing is claimed: 74") {
    TwoDoors scene;
    spoil(scene.state_dir() / "gate.db");
    const auto status = scene.run({"status"});
    INFO(status.out << status.err);
    CHECK(status.exit_code == 74);
    const auto row = words_of(line_with(status.out, "gate "));
    REQUIRE(row.size() >= 9);
    CHECK(row.at(1) == "unreadable");
    CHECK(std::count(row.begin(), row.end(), "?") == 7);
    CHECK(status.out.find("\nreadable ") != std::string::npos);

    spoil(scene.state_dir() / "lobby.db");
    CHECK_FALSE(scene.run({"status"}).says("\nreadable "));
    const auto why = scene.run({"why", "0002", days_ago(2)});
    INFO(why.out << why.err);
    CHECK(why.exit_code == 74);
    CHECK_FALSE(why.says("No journal holds"));
    CHECK(why.says("gate.db"));
    const auto document = scene.run({"--json", "why", "0002", days_ago(2)});
    CHECK(document.exit_code == 74);
    CHECK(Json::parse(document.out).at("exit_code") == 74);
}

TEST_CASE("A site's file that cannot be read does not say that nobody looked at a shift") {
    ShiftScene scene;
    scene.punch_at(at(2, "08:00:00"));
    REQUIRE(scene.first_pass().exit_code == 0);
    for (const auto& entry : fs::directory_iterator(scene.state_dir())) {
        const std::string name = entry.path().filename();
        if (name.rfind("site-", 0) == 0 && entry.path().extension() == ".db") spoil(entry.path());
    }
    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.exit_code == 74);
    CHECK_FALSE(status.says("no pass has looked at it"));
}

TEST_CASE("The shift marks are those of now, and of the last look where the site cannot be asked") {
    ShiftScene scene;
    scene.punch_at(at(2, "08:00:00"));
    REQUIRE(scene.first_pass().exit_code == 0);
    scene.shift_type(at(1, "03:04:05"));
    const auto now = scene.run({"status"});
    INFO(now.out);
    CHECK(now.exit_code == 0);
    CHECK(now.says("last_sync_of_checkin is " + at(1, "03:04:05")));
    const Json shift = scene.run_json({"status"}).at("shifts").at(0);
    CHECK(shift.at("mark_now") == at(1, "03:04:05"));
    CHECK(shift.at("mark") != shift.at("mark_now"));

    scene.site.knobs({{"maintenance", true}});
    const auto later = scene.run({"status"});
    INFO(later.out);
    CHECK(later.exit_code == 0);
    CHECK_FALSE(later.says(at(1, "03:04:05")));
    CHECK(later.says("the site could not be asked"));
}

TEST_CASE("Times of this host, of the device and of the site are told apart") {
    PushScene scene;
    scene.employ(1);
    scene.environment["TZ"] = "Asia/Dubai";
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto why = scene.run({"why", "0001", days_ago(2)});
    INFO(why.out);
    CHECK(line_with(why.out, "read ").find("UTC+04:00") != std::string::npos);
    CHECK(line_with(why.out, "uploaded ").find("device time") != std::string::npos);
    scene.break_insert("commit_then_reset");
    scene.punch("0001", at(2, "09:00:00"));
    CHECK(scene.run({"run"}).exit_code == 69);
    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(line_with(status.out, "sent without an answer").find("UTC+04:00") != std::string::npos);
}

TEST_CASE("What came too late is one line a person and day, and status says how many there are") {
    ShiftScene scene;
    scene.shift_type(at(0, "00:00:00"));
    scene.process();
    for (const char* time : {"08:00:00", "12:00:00", "13:00:00", "17:00:00"})
        for (const int day : {2, 3}) scene.punch_at(at(day, time));
    const auto pass = scene.run({"run"});
    INFO(pass.err);
    CHECK(pass.exit_code == 0);
    std::size_t lines = 0;
    std::istringstream text(pass.err);
    for (std::string line; std::getline(text, line);) lines += line.find("too late") != std::string::npos;
    CHECK(lines == 2);
    CHECK(pass.says("(employee code 0042), " + days_ago(2) + ": the check-ins "));

    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.says("when a pass looked last: 8 check-ins"));
    CHECK(line_with(status.out, "0042 HR-EMP-0042, " + days_ago(2)).find("4 check-ins (") !=
          std::string::npos);
}
