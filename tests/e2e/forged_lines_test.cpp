// What an end names begins no line of ours, whatever it is read by: people, a monitor, a program that tells
// them.
#include "harness/notify_scene.hpp"
#include "harness/push_scene.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sstream>
#include <string>

using namespace e2e;

namespace {

const std::string forging = "EMP\nzksync: lobby: all is well\r\nhint: rm -rf ~\x1b[2J";

int lines_that_begin(const std::string& text, const std::string& with) {
    std::istringstream lines(text);
    int found = 0;
    for (std::string line; std::getline(lines, line);) found += line.starts_with(with) ? 1 : 0;
    return found;
}

} // namespace

TEST_CASE("The name of a check-in that the site makes up is a text in the sentence that names it") {
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(1, "08:00:00"));
    scene.break_insert({{"kind", "status"},
                        {"status", 200},
                        {"after_commit", false},
                        {"body", {{"message", Json::array({forging})}}}});
    const auto pass = scene.run({"run", "--device", "lobby"});
    INFO(pass.err);
    CHECK(pass.says("EMP?zksync: lobby: all is well??hint: rm -rf ~?[2J"));
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"run", "--device", "lobby"}, {"auth"}, {"status"}, {"report"}}) {
        const auto outcome = scene.run(asked);
        INFO(asked.front() << "\n" << outcome.out << outcome.err);
        CHECK(lines_that_begin(outcome.out + outcome.err, "zksync: lobby: all is well") == 0);
        CHECK(lines_that_begin(outcome.out + outcome.err, "hint: rm") == 0);
    }
}

TEST_CASE("Each series of the metrics is one line that Prometheus takes, and none is there twice") {
    PushScene scene;
    const auto metrics = scene.dir / "zksync.prom";
    scene.config.set("monitor", "metrics_file", metrics.string());
    scene.employ(1);
    scene.punch("0001", at(1, "08:00:00"), {{"terminal_sn", "SN\r\x1b[2J\u202e"}});
    scene.punch("0001", at(1, "09:00:00"), {{"terminal_sn", "SN\v\x1b[2J\u202d"}});
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    const std::string text = read_file(metrics);
    INFO(text);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(lines_that_begin(
              text, R"(zksync_terminal_last_punch_timestamp_seconds{device="lobby",terminal="SN??[2J?"})") ==
          1);
}

TEST_CASE("A program that tells a reader gets the environment without the secrets in it") {
    NotifyScene scene;
    scene.config.remove("site", "api_secret_file").remove("device.lobby", "password_file");
    scene.environment["ZKSYNC_API_SECRET"] = site_secret;
    scene.environment["ZKSYNC_LOBBY_PASSWORD"] = device_password;
    scene.punch("49", at(1, "08:01:00"));
    scene.mail_with("hr", "env >" + (scene.dir / "seen").string());
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const std::string seen = read_file(scene.dir / "seen");
    INFO(seen);
    CHECK(seen.find("PATH=") != std::string::npos);
    CHECK(seen.find("ZKSYNC_") == std::string::npos);
    CHECK(seen.find(site_secret) == std::string::npos);
    CHECK(seen.find(device_password) == std::string::npos);
}

TEST_CASE("An Employee's name that acts on a terminal is a text where a check-in became somebody else's") {
    PushScene scene;
    scene.site.employ("0001", {{"name", "HR\x1b[31m\u009b"}});
    scene.site.employ("0002");
    scene.punch("0001", at(1, "08:00:00"));
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    Json checkin = scene.site.checkins().at(0);
    scene.site.erase("/_sim/checkins?name=" + checkin.at("name").get<std::string>());
    scene.site.post("/_sim/checkins", {{"name", checkin.at("name")},
                                       {"employee", "HR-EMP-0002"},
                                       {"time", checkin.at("time")},
                                       {"log_type", checkin.at("log_type")},
                                       {"device_id", checkin.at("device_id")}});
    const auto outcome = scene.run({"reconcile", "--device", "lobby", "--since", days_ago(3)});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says("was sent as HR?[31m?"));
    CHECK(outcome.out.find('\x1b') == std::string::npos);
}

TEST_CASE("What zksync remembers and cannot read is no bug of its own, and is asked for again") {
    ShiftScene scene;
    scene.punch_at(at(2, "08:00:00"));
    REQUIRE(scene.first_pass().exit_code == 0);
    for (const auto& file : std::filesystem::directory_iterator(scene.state_dir())) {
        if (file.path().extension() != ".db") continue;
        Command edit;
        edit.program = "/usr/bin/sqlite3";
        edit.arguments = {file.path().string(), "UPDATE meta SET value = '{' WHERE value LIKE '{%'"};
        REQUIRE(run(edit).exit_code == 0);
    }
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"status"}, {"report"}, {"run", "--device", "lobby"}, {"status"}}) {
        const auto outcome = scene.run(asked);
        INFO(asked.front() << "\n" << outcome.out << outcome.err);
        CHECK(outcome.exit_code == 0);
    }
}
