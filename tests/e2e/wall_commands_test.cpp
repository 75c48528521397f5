// The other commands, with a terminal that stands alone at the device's end.
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

struct WallShift : WallScene {
    WallShift() {
        config.set_raw("shift.\"Day Shift\"", "devices", R"(["gate"])");
        site.post("/_sim/shift-types", Json::array({{{"name", "Day Shift"},
                                                     {"start_time", "08:00:00"},
                                                     {"end_time", "17:00:00"},
                                                     {"enable_auto_attendance", 1},
                                                     {"process_attendance_after", days_ago(10)},
                                                     {"last_sync_of_checkin", at(10, "00:00:00")}}}));
        site.employ("0042", {{"default_shift", "Day Shift"}});
        punch("0042", at(2, "08:00:00"));
    }
    std::string mark() {
        for (const Json& type : site.get("/_sim/shift-types"))
            if (type.at("name") == "Day Shift")
                return type.at("last_sync_of_checkin").get<std::string>().substr(0, 19);
        return "";
    }
};

} // namespace

TEST_CASE("auth tells line by line what a pass needs of a terminal") {
    const std::string scheme = GENERATE("zk", "zk+udp");
    WallScene scene;
    scene.config.set("device.gate", "url", scene.address(scheme)).set("device.gate", "comm_key", "7");
    scene.terminal.knobs({{"key", 7}});
    scene.terminal.post("/_sim/generate", {{"count", 58}, {"from", days_ago(5)}});
    const Outcome auth = scene.run({"auth"});
    CAPTURE(auth.out);
    CHECK_THAT(auth.out, Contains("gate: the address is 127.0.0.1:") &&
                             Contains("port " + std::to_string(scene.terminal.zk_port())) &&
                             Contains(scheme == "zk" ? "answers by TCP" : "answers by UDP") &&
                             Contains("the key is accepted") && Contains("serial number CQUJ190000001") &&
                             Contains("firmware Ver") &&
                             Contains("the log is readable: 58 rows, room for 100000") &&
                             Contains("the clocks of the terminal and this host differ by"));
    CHECK(auth.exit_code == 0);
    const Json document = scene.run_json({"auth"});
    for (const Json& check : document.at("devices").at(0).at("checks")) CHECK(check.at("verdict") == "ok");
    CHECK(scene.pulled().at("new") == 58); // auth keeps nothing
}

TEST_CASE("auth says what is wrong with a terminal, and what to do") {
    WallScene scene;
    SECTION("the key") {
        scene.terminal.knobs({{"key", 7}});
        const Outcome auth = scene.run({"auth"});
        CHECK(auth.exit_code == 77);
        CHECK_THAT(auth.out, Contains("FAIL gate: cannot read the terminal") &&
                                 Contains("it refuses the key") && Contains("skip gate: the log"));
    }
    SECTION("another terminal") {
        scene.config.set("device.gate", "serial_number", "OTHER0001");
        const Outcome auth = scene.run({"auth"});
        CHECK(auth.exit_code == 78);
        CHECK_THAT(auth.out, Contains("CQUJ190000001") && Contains("OTHER0001"));
    }
    SECTION("the clock") {
        scene.terminal.knobs({{"clock_offset_seconds", 1'000}});
        CHECK_THAT(scene.run({"auth"}).out,
                   Contains("warn gate: the clock of the terminal runs 17 min ahead"));
    }
    SECTION("the log") {
        scene.punch("1001", at(2, "08:00:00"));
        scene.terminal.knobs({{"offer", "refused"}});
        const Outcome auth = scene.run({"auth"});
        CHECK(auth.exit_code == 65);
        CHECK_THAT(auth.out, Contains("it refuses its log"));
    }
    SECTION("nobody there") {
        scene.config.set("device.gate", "url", "zk://127.0.0.1:9");
        const Outcome auth = scene.run({"auth"});
        CHECK(auth.exit_code == 69);
        CHECK_THAT(auth.out, Contains("FAIL gate: cannot reach the terminal at 127.0.0.1:9"));
    }
}

TEST_CASE("map-check reads a terminal's list of users, and knows its codes before and after the first pass") {
    WallScene scene;
    const int size = GENERATE(28, 72);
    scene.terminal.knobs({{"user_size", size}});
    scene.enrol("1001", {{"name", "Sara H"}});
    // The last letter is cut in its middle.
    scene.enrol("1002", {{"name", std::string(size == 28 ? 7 : 23, 'x') + "\u00E9"}});
    scene.site.employ("1001", {{"employee_name", "Sara H"}});
    scene.punch("1001", at(2, "08:00:00"));
    scene.punch("1002", at(2, "08:00:00"));
    for (int round = 0; round < 2; ++round) {
        CAPTURE(round);
        const Outcome check = scene.run({"map-check"});
        CAPTURE(check.out, check.err);
        CHECK(check.exit_code == 1);
        CHECK_THAT(check.out, Contains("nobody has this code  1002") && Contains("\\xC3"));
        CHECK(check.out.find("secre") == std::string::npos);
        REQUIRE(scene.pull().exit_code == 0);
    }
}

TEST_CASE("reconcile compares with the log as it is, and what a cleared log no longer has is no finding") {
    WallScene scene;
    scene.site.employ("1001");
    scene.punch("1001", at(3, "08:00:00"));
    scene.punch("1001", at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.clear_log();
    const Outcome all_well = scene.run({"reconcile", "--since", days_ago(5)});
    CAPTURE(all_well.out, all_well.err);
    CHECK(all_well.exit_code == 0);
    scene.site.erase("/_sim/checkins?employee=HR-EMP-1001");
    scene.punch("1001", at(1, "08:00:00"));
    CHECK(scene.run({"reconcile", "--since", days_ago(5)}).exit_code == 1);
    CHECK(scene.run_json({"status"}).at("devices").at(0).at("states").at("pending") == 1);
}

TEST_CASE("why and status tell of a terminal's punches as of any other's") {
    WallScene scene;
    scene.site.employ("0042");
    scene.punch("0042", at(2, "08:00:00"));
    scene.punch("0099", at(2, "09:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK_THAT(scene.run({"why", "0042", days_ago(2)}).out, Contains("08:00:00") && Contains("sent"));
    CHECK_THAT(scene.run({"status"}).out, Contains("0099"));
    CHECK(scene.run({"crontab"}).exit_code == 0);
    CHECK_THAT(scene.run({"crontab"}).out, Contains("gate"));
}

TEST_CASE("A shift's mark goes up to the terminal's own clock when a complete read began") {
    WallShift scene;
    const std::string before = minutes_ago(61); // less the margin of an hour
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(scene.mark() >= before);
    CHECK(scene.mark() <= minutes_ago(60));
}

TEST_CASE("A clock that is a little behind holds the mark by that") {
    WallShift scene;
    scene.terminal.knobs({{"clock_offset_seconds", -100}});
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(scene.mark() > at(1, "00:00:00"));
    CHECK(scene.mark() < minutes_ago(61));
}

TEST_CASE("A terminal whose clock is wrong holds the mark of its shift") {
    WallShift scene;
    scene.terminal.knobs({{"clock_offset_seconds", 300}});
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.mark() == at(10, "00:00:00"));
    CHECK_THAT(scene.run({"status"}).out, Contains("its clock is 5 min ahead of this host's"));
}

TEST_CASE("A read that was not complete holds the mark of a shift") {
    WallShift scene;
    scene.terminal.knobs({{"count_delta", 2}});
    CHECK(scene.run({"run"}).exit_code == 65);
    CHECK(scene.mark() == at(10, "00:00:00"));
}
