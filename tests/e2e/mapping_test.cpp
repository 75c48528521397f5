// From punch to check-in: whose it is, which way, where, and when.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

const Json& only(const std::vector<Json>& documents) {
    REQUIRE(documents.size() == 1);
    return documents.front();
}

} // namespace

TEST_CASE("Nobody has the code: said once, and delivered by itself when somebody does") {
    PushScene scene;
    scene.punch("0042", at(3, "08:00:00"));
    scene.punch("0042", at(3, "17:00:00"), {{"punch_state", 1}});
    const auto first = scene.run({"run", "--device", "lobby"});
    INFO(first.err);
    CHECK(first.exit_code == 0);
    CHECK(first.out.empty());
    CHECK(first.says("Employee Not Found"));
    CHECK(first.says("0042"));
    CHECK(first.says("2 punches"));
    const auto second = scene.run({"run", "--device", "lobby"});
    CHECK(second.exit_code == 0);
    CHECK(second.err.empty());
    CHECK(scene.stored().empty());

    scene.site.employ("0042");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.count("sent") == 2);
    CHECK(pass.count("waiting") == 0);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A code is compared byte by byte, however lenient the site is") {
    const auto [punched, employed] = GENERATE(table<std::string, std::string>({{"0042", "42"},
                                                                               {"42", "0042"},
                                                                               {"AB12", "Ab12"},
                                                                               {"Äb12", "Ab12"},
                                                                               {"0161", " 0161 "},
                                                                               {"0161", "0161 "}}));
    INFO("'" << punched << "' and '" << employed << "'");
    PushScene scene;
    scene.site.employ(employed, {{"name", "HR-EMP-OTHER"}});
    scene.punch(punched, at(2, "08:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("waiting") == 1);
    CHECK(pass.err.find("Employee Not Found") != std::string::npos);
    CHECK(scene.stored().empty());
}

TEST_CASE("A code that the site finds somebody else for does not become that person") {
    PushScene scene;
    scene.site.employ("0042");
    scene.punch("0042", at(2, "08:00:00"));
    scene.punch("42", at(2, "09:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.count("sent") == 1);
    CHECK(pass.count("waiting") == 1);
    CHECK(scene.stored() == Lines{line("HR-EMP-0042", at(2, "08:00:00"), "IN", "Gate 1")});
}

TEST_CASE("Who may not have check-ins waits, by the day") {
    PushScene scene;
    scene.site.employ("0001", {{"status", "Inactive"}});
    scene.site.employ(
        "0002", {{"date_of_joining", days_ago(5)}, {"relieving_date", days_ago(3)}, {"status", "Left"}});
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0002", at(6, "23:59:59"));
    scene.punch("0002", at(5, "00:00:00"));
    scene.punch("0002", at(3, "23:59:59"));
    scene.punch("0002", at(2, "00:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.find("Inactive") != std::string::npos);
    CHECK(pass.err.find("not employed on that day") != std::string::npos);
    CHECK(pass.count("waiting") == 3);
    CHECK(scene.stored() == Lines{line("HR-EMP-0002", at(5, "00:00:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0002", at(3, "23:59:59"), "IN", "Gate 1")});

    scene.site.change_employee("HR-EMP-0001", {{"status", "Active"}});
    scene.site.change_employee("HR-EMP-0002", {{"relieving_date", nullptr}, {"status", "Active"}});
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.count("sent") == 2);
    CHECK(next.count("waiting") == 1);
}

TEST_CASE("Another field of the Employee holds the biometric ID") {
    PushScene scene;
    scene.config.set("site", "employee_field", "badge");
    scene.punch("0042", at(2, "08:00:00"));
    SECTION("one has it") {
        scene.site.employ("7", {{"name", "HR-EMP-0042"}, {"badge", "0042"}});
        CHECK(scene.pass().count("sent") == 1);
        CHECK(scene.stored() == scene.due());
    }
    SECTION("two have it: it waits until one is left") {
        scene.site.employ("7", {{"name", "HR-EMP-0042"}, {"badge", "0042"}});
        scene.site.employ("8", {{"badge", "0042"}});
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 0);
        CHECK(pass.count("waiting") == 1);
        CHECK(pass.err.find("several employees have badge") != std::string::npos);
        scene.site.change_employee("HR-EMP-8", {{"badge", ""}});
        CHECK(scene.pass().count("sent") == 1);
        CHECK(scene.stored() == scene.due());
    }
    SECTION("the site has no such field") {
        scene.config.set("site", "employee_field", "no_such_field");
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 78);
        CHECK((pass.message + pass.hint).find("employee_field") != std::string::npos);
        CHECK(pass.count("pending") == 1);
    }
}

TEST_CASE("The state decides the log type; none is not sent at all") {
    const auto [state, log_type] = GENERATE(table<int, std::string>(
        {{0, "IN"}, {1, "OUT"}, {2, "OUT"}, {3, "IN"}, {4, "IN"}, {5, "OUT"}, {255, ""}}));
    INFO(state);
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", state}});
    REQUIRE(scene.pass().exit_code == 0);
    const Json document = only(scene.documents());
    CHECK(document.value("log_type", "") == log_type);
    CHECK(document.contains("log_type") == !log_type.empty());
    CHECK_FALSE(document.contains("latitude"));
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), log_type, "Gate 1")});
}

TEST_CASE("The direction: of the table, of the device, of the terminal") {
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 0}});
    std::string log_type;
    SECTION("the table, changed") {
        scene.config.set("device.lobby.states", "0", "OUT");
        log_type = "OUT";
    }
    SECTION("the device's") {
        scene.config.set("device.lobby", "direction", "out");
        log_type = "OUT";
    }
    SECTION("none at all") { scene.config.set("device.lobby", "direction", "none"); }
    SECTION("the terminal's is stronger") {
        scene.config.set("device.lobby", "direction", "out")
            .set("device.lobby.terminal.CQUJ190000001", "direction", "in");
        log_type = "IN";
    }
    SECTION("the terminal's gives it back to the table") {
        scene.config.set("device.lobby", "direction", "out")
            .set("device.lobby.terminal.CQUJ190000001", "direction", "auto");
        log_type = "IN";
    }
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), log_type, "Gate 1")});
}

TEST_CASE("A state that nothing is known of is warned of and has no log type") {
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 17}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.find("17") != std::string::npos);
    CHECK_FALSE(only(scene.documents()).contains("log_type"));
}

TEST_CASE("What the check-in says of the device") {
    PushScene scene;
    scene.employ(1);
    Json more = Json::object();
    std::string device_id;
    SECTION("what is configured for the terminal") {
        scene.config.set("device.lobby.terminal.CQUJ190000001", "device_id", "Main gate");
        device_id = "Main gate";
    }
    SECTION("its alias") { device_id = "Gate 1"; }
    SECTION("its alias, as long as the site takes it") {
        std::string alias;
        for (int i = 0; i < 150; ++i) alias += "ü";
        more["terminal_alias"] = alias;
        device_id = alias.substr(0, 140 * 2);
    }
    SECTION("its serial number") {
        more["terminal_alias"] = "";
        device_id = "CQUJ190000001";
    }
    SECTION("the device's name") {
        more["terminal_alias"] = "";
        more["terminal_sn"] = "";
        device_id = "lobby";
    }
    scene.punch("0001", at(2, "08:00:00"), more);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.count("sent") == 1);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", device_id)});
}

TEST_CASE("A terminal's coordinates go with its punches only") {
    PushScene scene;
    scene.employ(1);
    scene.config.set_raw("device.lobby.terminal.T2", "latitude", "25.2")
        .set_raw("device.lobby.terminal.T2", "longitude", "-55.35");
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "09:00:00"), {{"terminal_sn", "T2"}});
    REQUIRE(scene.pass().count("sent") == 2);
    const auto documents = scene.documents();
    CHECK_FALSE(documents.at(0).contains("latitude"));
    CHECK(documents.at(1).at("latitude") == 25.2);
    CHECK(documents.at(1).at("longitude") == -55.35);
}

TEST_CASE("Fractions of a second are cut off") {
    PushScene scene;
    scene.employ(1);
    scene.device.knobs({{"fractions", true}});
    scene.punch("0001", at(2, "08:00:00.999"));
    REQUIRE(scene.pass().count("sent") == 1);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1")});
    CHECK(scene.pass().count("sent") == 0);
}

TEST_CASE("Times go through as they are, or from zone to zone with its daylight saving") {
    PushScene scene;
    scene.employ(1);
    scene.config.set("device.lobby", "since", "2026-01-01");
    scene.punch("0001", "2026-07-01 08:00:00");
    SECTION("no zone: as it is") {
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.stored() == Lines{line("HR-EMP-0001", "2026-07-01 08:00:00", "IN", "Gate 1")});
    }
    SECTION("the same on both sides: as it is") {
        scene.config.set("device.lobby", "time_zone", "Asia/Dubai").set("site", "time_zone", "Asia/Dubai");
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.stored() == Lines{line("HR-EMP-0001", "2026-07-01 08:00:00", "IN", "Gate 1")});
    }
    SECTION("north of the equator: summer and winter, the skipped and the repeated hour") {
        scene.config.set("device.lobby", "time_zone", "Europe/Berlin").set("site", "time_zone", "Asia/Dubai");
        scene.punch("0001", "2026-02-01 08:00:00");
        scene.punch("0001", "2026-03-29 02:10:00"); // skipped: 03:10 summer time
        scene.punch("0001", "2026-03-29 02:40:00");
        scene.punch("0001", "2026-10-25 02:30:00"); // repeated: the earlier, summer time
        const auto pass = scene.pass();
        INFO(pass.text());
        REQUIRE(pass.exit_code == 0);
        CHECK(scene.stored() == Lines{line("HR-EMP-0001", "2026-02-01 11:00:00", "IN", "Gate 1"),
                                      line("HR-EMP-0001", "2026-03-29 05:10:00", "IN", "Gate 1"),
                                      line("HR-EMP-0001", "2026-03-29 05:40:00", "IN", "Gate 1"),
                                      line("HR-EMP-0001", "2026-07-01 10:00:00", "IN", "Gate 1"),
                                      line("HR-EMP-0001", "2026-10-25 04:30:00", "IN", "Gate 1")});
    }
    SECTION("south of it") {
        scene.config.set("device.lobby", "time_zone", "Australia/Sydney")
            .set("site", "time_zone", "Asia/Dubai");
        scene.punch("0001", "2026-02-01 08:00:00");
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.stored() == Lines{line("HR-EMP-0001", "2026-02-01 01:00:00", "IN", "Gate 1"),
                                      line("HR-EMP-0001", "2026-07-01 02:00:00", "IN", "Gate 1")});
    }
    SECTION("a zone of the device alone is a mistake") {
        scene.config.set("device.lobby", "time_zone", "Europe/Berlin");
        CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 78);
        CHECK(scene.stored().empty());
    }
}
