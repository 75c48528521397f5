// What stands in the way of a go-live and what is a remark: 0 has to be possible.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// A site with automatic attendance, and one person for whom all is well.
struct GoLive : MapScene {
    GoLive() {
        shift_type("Day", {{"auto_update_last_sync", 1}});
        shift_type("Office", {{"enable_auto_attendance", 0}});
        enrol("0001", "Anna", "Well", 2);
        hire("HR-EMP-1", "Anna Well", {{"attendance_device_id", "0001"}, {"default_shift", "Day"}});
    }
    void punch_long_ago(const std::string& code) {
        device.punch({{"emp_code", code}, {"punch_time", at(25, "08:00:00")}});
    }
    /// The only row, which stands in the way.
    Json stop() {
        const Json document = check();
        INFO(document.dump(1));
        CHECK(document.at("exit_code") == 1);
        REQUIRE(document.at("findings").size() == 1);
        CHECK(document.at("findings").at(0).at("blocks") == true);
        return document.at("findings").at(0);
    }
    /// The only row, a remark.
    Json remark() {
        const Json document = check();
        INFO(document.dump(1));
        CHECK(document.at("exit_code") == 0);
        REQUIRE(document.at("findings").size() == 1);
        CHECK(document.at("findings").at(0).at("blocks") == false);
        return document.at("findings").at(0);
    }
    void nothing() {
        const Json document = check();
        INFO(document.dump(1));
        CHECK(document.at("findings").empty());
        CHECK(document.at("exit_code") == 0);
    }
};

} // namespace

TEST_CASE("A code that nobody has is a remark until it punches after the go-live") {
    GoLive scene;
    scene.enrol("0042", "Sara", "Khan", 0);
    CHECK(scene.remark().at("finding") == "unknown-code");
    scene.punch_long_ago("0042");
    CHECK(scene.remark().at("punches") == 1);
    scene.enrol("0042", "Sara", "Khan", 1);
    CHECK(scene.stop().at("finding") == "unknown-code");
    REQUIRE(scene.run({"pull"}).exit_code == 0); // the journal says the same
    CHECK(scene.stop().at("finding") == "unknown-code");
}

TEST_CASE("Before the first day is over, who punched in the days before punches") {
    GoLive scene;
    scene.enrol("0042", "Sara", "Khan", 1);
    const auto since = GENERATE(days_ago(-3), days_ago(0));
    CAPTURE(since);
    scene.config.set("device.lobby", "since", since);
    CHECK(scene.stop().at("finding") == "unknown-code");
}

TEST_CASE("Who punches and has no shift would never be counted") {
    GoLive scene;
    scene.enrol("0042", "Sara", "Khan", 0);
    scene.hire("HR-EMP-2", "Sara Khan", {{"attendance_device_id", "0042"}});
    CHECK(scene.remark().at("finding") == "no-shift");
    scene.enrol("0042", "Sara", "Khan", 1);
    CHECK(scene.stop().at("finding") == "no-shift");
    SECTION("a default shift") { scene.site.change_employee("HR-EMP-2", {{"default_shift", "Day"}}); }
    SECTION("an assignment") {
        scene.site.post(
            "/_sim/shift-assignments",
            Json::array({{{"employee", "HR-EMP-2"}, {"shift_type", "Day"}, {"start_date", days_ago(9)}}}));
    }
    scene.nothing();
}

TEST_CASE("Where nobody has a shift with automatic attendance, no shift is a remark") {
    GoLive scene;
    scene.site.change_employee("HR-EMP-1", {{"default_shift", "Office"}});
    scene.enrol("0042", "Sara", "Khan", 1);
    scene.hire("HR-EMP-2", "Sara Khan", {{"attendance_device_id", "0042"}});
    const Json document = scene.check();
    CHECK(only(document, "no-shift").at("blocks") == false);
    CHECK(document.at("exit_code") == 0);
}

TEST_CASE("Without an ID, whom automatic attendance counts would be Absent every day") {
    GoLive scene;
    scene.hire("HR-EMP-2", "The Boss");
    CHECK(scene.remark().at("finding") == "no-id");
    scene.site.change_employee("HR-EMP-2", {{"default_shift", "Office"}});
    CHECK(scene.remark().at("finding") == "no-id");
    scene.site.change_employee("HR-EMP-2", {{"default_shift", "Day"}});
    CHECK(scene.stop().at("finding") == "no-id");
    scene.config.set_raw("map_check", "not_clocking", "[\"HR-EMP-2\"]");
    scene.nothing();
}

TEST_CASE("Who is inactive stands in the way by punching since the go-live") {
    GoLive scene;
    scene.enrol("0042", "Sara", "Khan", 0);
    scene.punch_long_ago("0042");
    scene.hire("HR-EMP-2", "Sara Khan", {{"attendance_device_id", "0042"}, {"status", "Inactive"}});
    scene.nothing();
    scene.enrol("0042", "Sara", "Khan", 1);
    CHECK(scene.stop().at("finding") == "departed");
}

TEST_CASE("Who does not clock in and punches is a remark, and so is a number that nobody has") {
    GoLive scene;
    scene.enrol("0042", "Sara", "Khan", 1);
    scene.hire("HR-EMP-2", "Sara Khan", {{"attendance_device_id", "0042"}});
    scene.config.set_raw("map_check", "not_clocking", "[\"HR-EMP-2\"]");
    const Json punches = scene.remark();
    CHECK(punches.at("finding") == "not-clocking");
    CHECK(punches.at("employee_code") == "0042");
    CHECK(punches.at("what_to_do") ==
          "HR-EMP-2 (Sara Khan) punches: take it out of `not_clocking` of [map_check]");
    scene.site.change_employee("HR-EMP-2", {{"default_shift", "Day"}});
    scene.config.set_raw("map_check", "not_clocking", "[\"HR-EMP-99\"]");
    CHECK(scene.remark().at("what_to_do") ==
          "no Employee has the number \"HR-EMP-99\": take it out of `not_clocking` of [map_check]");
}

TEST_CASE("One row a person, with one thing to type and what else there is") {
    GoLive scene;
    // A code of nobody's, an employee without an ID, and no shift: that is Sara, three times.
    scene.enrol("0042", "Sara", "Khan", 1);
    scene.hire("HR-EMP-2", "Sara Khan");
    const Json sara = scene.stop();
    CHECK(sara.at("finding") == "unknown-code");
    CHECK(sara.at("employee") == "HR-EMP-2");
    CHECK(sara.at("type_this") == "0042");
    CHECK(sara.at("also") == Json::array({"no-shift"}));
    CHECK(sara.at("what_to_do").get<std::string>().ends_with(", which is empty; also: no shift"));
    scene.site.change_employee("HR-EMP-2", {{"attendance_device_id", "0042"}});
    CHECK(scene.stop().at("finding") == "no-shift"); // the next thing to type
    scene.site.change_employee("HR-EMP-2", {{"default_shift", "Day"}});
    scene.nothing();

    // An ID with spaces, a code that finds nobody, Absent every day: that is Omar, three times.
    scene.enrol("0043", "Omar", "Aziz", 1);
    scene.hire("HR-EMP-3", "Omar Aziz", {{"attendance_device_id", " 0043"}, {"default_shift", "Day"}});
    const Json omar = scene.stop();
    CHECK(omar.at("finding") == "id-with-spaces");
    CHECK(omar.at("type_this") == "0043");
    CHECK(omar.at("also").empty());
    const auto table = scene.run({"map-check"});
    CHECK(
        table.says("3 employees and 3 codes compared: 1 to put right before a go-live (STOP), 0 to look at"));
}
