// A terminal that stands alone: what it recorded becomes check-ins, and it is asked for as little as can be.
#include "harness/eventually.hpp"
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

constexpr int connect = 1000, farewell = 1001, key_given = 1102;

void five_punches(WallScene& scene) {
    for (const char* code : {"1001", "1002", "A7", "0042", "42"}) {
        scene.site.employ(code);
        scene.enrol(code);
        scene.punch(code, at(2, "08:00:00"), {{"state", code[0] == 'A' ? 1 : 0}});
    }
}

} // namespace

TEST_CASE("What a terminal alone recorded becomes check-ins, codes as they are") {
    const std::string scheme = GENERATE("zk", "zk+udp");
    WallScene scene;
    scene.config.set("device.gate", "url", scene.address(scheme));
    five_punches(scene);
    const Outcome pass = scene.run({"run"});
    CAPTURE(pass.out, pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.empty());
    const Json stored = scene.site.checkins();
    REQUIRE(stored.size() == 5);
    for (const Json& checkin : stored) {
        CHECK(checkin.at("time").get<std::string>().substr(0, 19) == at(2, "08:00:00"));
        CHECK(checkin.at("device_id") == "gate");
        CHECK(checkin.at("log_type") == (checkin.at("employee") == "HR-EMP-A7" ? "OUT" : "IN"));
    }
    const Outcome again = scene.run({"run"});
    CHECK(again.exit_code == 0);
    CHECK(scene.site.checkins().size() == 5);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("A terminal's own device_id is what the check-ins carry") {
    WallScene scene;
    scene.config.set("device.gate.terminal.CQUJ190000001", "device_id", "Main gate");
    five_punches(scene);
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(scene.site.checkins().at(0).at("device_id") == "Main gate");
}

TEST_CASE("Each size of row is carried over TCP and UDP, with a key and without") {
    const std::string layout = GENERATE("8", "8b", "16", "40", "49", "52");
    const std::string scheme = GENERATE("zk", "zk+udp");
    const bool with_key = GENERATE(false, true);
    CAPTURE(layout, scheme, with_key);
    WallScene scene;
    scene.config.set("device.gate", "url", scene.address(scheme));
    scene.terminal.knobs({{"layout", layout}});
    if (with_key) {
        scene.terminal.knobs({{"key", 1234}});
        scene.config.set("device.gate", "comm_key", "001234");
    }
    for (const char* code : {"1001", "1002", "1003"}) {
        scene.site.employ(code);
        scene.enrol(code);
    }
    scene.terminal.post("/_sim/generate", {{"count", 60}, {"people", 3}, {"from", days_ago(3)}});
    const Outcome pass = scene.run({"run"});
    CAPTURE(pass.out, pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(scene.site.checkins().size() == 60);
    const Json first = scene.site.checkins().at(0);
    CHECK(first.at("employee") == "HR-EMP-1001");
    CHECK(first.at("time").get<std::string>().substr(0, 19) == at(3, "00:00:00"));
}

TEST_CASE("A pass without news takes five packets, six with a key, and asks the site for nothing") {
    WallScene scene;
    const bool with_key = GENERATE(false, true);
    if (with_key) {
        scene.terminal.knobs({{"key", 0}});
    }
    five_punches(scene);
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.terminal.forget_requests();
    scene.site.forget_requests();
    const Outcome pass = scene.run({"run"});
    CHECK(pass.exit_code == 0);
    CHECK(pass.out + pass.err == "");
    CHECK(eventually([&] { return scene.terminal.commands().back() == farewell; }));
    const auto commands = scene.terminal.commands();
    CHECK(commands.front() == connect);
    CHECK(commands.size() == (with_key ? 6U : 5U));
    CHECK((std::count(commands.begin(), commands.end(), key_given) == 1) == with_key);
    CHECK(scene.site.requests().empty());
    CHECK(scene.terminal.get("/_sim/stats").at("sessions") == 0);
    CHECK(scene.pulled().at("requests") == (with_key ? 6 : 5));
}

TEST_CASE("Logs of no row, of one, of a thousand and of a hundred thousand are read") {
    const int rows = GENERATE(0, 1, 1'000, 100'000);
    WallScene scene;
    scene.terminal.knobs({{"capacity", 1'000'000}});
    scene.terminal.post("/_sim/generate", {{"count", rows}, {"people", 50}, {"from", days_ago(10)}});
    const Json report = scene.pulled();
    CHECK(report.at("read") == rows);
    CHECK(report.at("new") == rows);
    CHECK(report.at("ignored") == 0);
    CHECK(scene.pulled().at("read") == 0);
    scene.punch("1001", at(1, "09:00:00"));
    const Json next = scene.pulled();
    CHECK(next.at("read") == rows + 1);
    CHECK(next.at("new") == 1);
}

TEST_CASE("The same row twice in the log is one punch, and all of them count as read") {
    WallScene scene;
    scene.punch("1001", at(2, "08:00:00"));
    scene.punch("1001", at(2, "08:00:00"));
    scene.punch("1001", at(2, "08:00:00"), {{"state", 1}});
    const Json report = scene.pulled();
    CHECK(report.at("read") == 3);
    CHECK(report.at("new") == 2);
}

TEST_CASE("A day that does not exist spoils no other row, and 255 is no direction") {
    WallScene scene;
    scene.site.employ("1001");
    scene.punch("1001", at(2, "08:00:00"), {{"state", 255}});
    scene.punch("1001", "2026-02-30 08:00:00");
    scene.punch("1001", "2000-01-01 00:00:09");
    const Outcome pass = scene.run({"run"});
    CAPTURE(pass.out, pass.err);
    CHECK(pass.exit_code == 0);
    CHECK_THAT(pass.err, Contains("quarantined"));
    REQUIRE(scene.site.checkins().size() == 1);
    CHECK(scene.site.checkins().at(0).value("log_type", "") == "");
    CHECK_THAT(scene.run({"status"}).out, Contains("2026-02-30 08:00:00"));
}

TEST_CASE("The log is read whole again on another day, and when since has moved") {
    WallScene scene;
    five_punches(scene);
    REQUIRE(scene.pull().exit_code == 0);
    CHECK(scene.pulled().at("read") == 0);
    scene.config.set("device.gate", "since", days_ago(30));
    CHECK(scene.pulled().at("read") == 5);
    CHECK(scene.pulled().at("read") == 0);
    // Somebody cleared it, and it has filled up to the same count since.
    scene.clear_log();
    for (const char* code : {"1", "2", "3", "4", "5"}) scene.punch(code, at(1, "08:00:00"));
    CHECK(scene.pulled().at("read") == 0);
    scene.terminal.knobs({{"clock_offset_seconds", 86'400}});
    CHECK(scene.pulled().at("new") == 5);
}

TEST_CASE("A range is read once, and only what lies in it is stored") {
    WallScene scene;
    scene.punch("1001", at(9, "08:00:00"));
    scene.punch("1001", at(5, "08:00:00"));
    scene.punch("1001", at(2, "08:00:00"));
    const Json report = scene.run_json({"pull", "--since", days_ago(6), "--until", days_ago(4)})
                            .at("devices")
                            .at(0)
                            .at("pull");
    CHECK(report.at("read") == 3);
    CHECK(report.at("new") == 1);
    const auto commands = scene.terminal.commands();
    CHECK(std::count(commands.begin(), commands.end(), connect) == 1);
    CHECK(scene.pulled().at("new") == 2);
}

TEST_CASE("A dry run reads the terminal, tells what would happen, and keeps nothing") {
    WallScene scene;
    five_punches(scene);
    const Outcome rehearsal = scene.run({"run", "--dry-run"});
    CHECK(rehearsal.exit_code == 0);
    CHECK_THAT(rehearsal.out, Contains("5 punches would be sent"));
    CHECK(scene.site.checkins().empty());
    CHECK(scene.pulled().at("new") == 5);
}

TEST_CASE("A terminal in another zone than the site is right in its own") {
    WallScene scene;
    scene.site.employ("1001");
    scene.site.knobs({{"utc_offset_minutes", 240}, {"time_zone", "Asia/Dubai"}});
    scene.config.set("site", "time_zone", "Asia/Dubai").set("device.gate", "time_zone", "Asia/Karachi");
    scene.terminal.knobs({{"clock_offset_seconds", 5 * 3'600}}); // Karachi, as seen from a host in UTC
    scene.punch("1001", at(2, "08:00:00"));
    const Outcome pass = scene.run({"run"});
    CAPTURE(pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.empty());
    REQUIRE(scene.site.checkins().size() == 1);
    CHECK(scene.site.checkins().at(0).at("time").get<std::string>().substr(0, 19) == at(2, "07:00:00"));
}
