// Punches without a log type in a shift that works with IN and OUT only: taken, counted, and worth no hours.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

constexpr const char* strictly = "Strictly based on Log Type in Employee Checkin";

struct StrictScene : ShiftScene {
    StrictScene() {
        live_by_the_sites_clock();
        shift_type(at(10, "00:00:00"), {{"determine_check_in_and_check_out", strictly},
                                        {"working_hours_threshold_for_absent", 2.0}});
        site.knobs({{"version_profile", 15}});
        config.set("device.lobby", "direction", "none");
    }
    void punch_day(int day, const std::string& code = "0042") {
        punch_at(at(day, "08:00:00"), code);
        punch_at(at(day, "17:00:00"), code);
    }
    Json finding_of(const std::string& employee) {
        const Json document = run_json({"map-check"});
        for (const Json& finding : document.at("findings"))
            if (finding.at("finding") == "no-direction" && finding.at("employee") == employee) return finding;
        return nullptr;
    }
};

int lines_in(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

} // namespace

TEST_CASE("A punch without a log type in a strict shift is named by person and shift, once") {
    StrictScene scene;
    scene.punch_day(3);
    scene.active_at(minutes_ago(0));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("HR-EMP-0042 (employee code 0042): the check-in EMP-CKIN-"));
    CHECK(outcome.says("Shift Type Day Shift makes hours of nothing else: let the shift alternate"));
    CHECK(lines_in(outcome.err) == 1);
    CHECK(scene.run({"why", "0042", days_ago(3)}).says("it counts for nothing: it has neither IN nor OUT"));

    scene.punch_day(2);
    CHECK(scene.run({"run"}).err.empty());
    scene.process();
    CHECK(scene.attendance_of(days_ago(3)) == "Absent"); // linked, and 0.0 hours
    CHECK(scene.site.checkins().at(0).at("attendance").is_string());
}

TEST_CASE("With a direction, or in a shift that alternates, nothing is said") {
    StrictScene scene;
    SECTION("a direction") {
        scene.config.remove("device.lobby", "direction");
        scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(3, "08:00:00")}, {"punch_state", 0}});
        scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(3, "17:00:00")}, {"punch_state", 1}});
    }
    SECTION("a shift that alternates") {
        scene.shift_type(at(10, "00:00:00"));
        scene.punch_day(3);
    }
    scene.active_at(minutes_ago(0));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.err.empty());
    scene.process();
    CHECK(scene.attendance_of(days_ago(3)) == "Present");
    CHECK(scene.finding_of("HR-EMP-0042").is_null());
}

TEST_CASE("A whole site without directions is some lines, not one a person") {
    StrictScene scene;
    for (int person = 100; person < 140; ++person) {
        const std::string code = std::to_string(person);
        scene.site.employ(code, {{"default_shift", "Day Shift"}});
        scene.punch_day(3, code);
    }
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(lines_in(outcome.err) == 20);
    CHECK(outcome.says("and 21 more people whose check-ins count for nothing"));
}

TEST_CASE("map-check names the people whose terminals give no direction, before and after the first pass") {
    StrictScene scene;
    scene.site.employ("0043", {{"default_shift", "Day Shift"}});
    scene.site.employ("0044");
    scene.punch_day(3);
    scene.device.punch({{"emp_code", "0043"}, {"punch_time", at(3, "08:00:00")}, {"terminal_sn", "T2"}});
    scene.punch_at(at(3, "12:00:00"), "0043");
    scene.punch_day(3, "0044");
    scene.config.set("device.lobby.terminal.T2", "direction", "in");
    const bool is_pulled = GENERATE(false, true);
    if (is_pulled) REQUIRE(scene.run({"pull"}).exit_code == 0);

    const Json all = scene.finding_of("HR-EMP-0042");
    INFO(all.dump(1));
    REQUIRE(all.is_object());
    CHECK(all.at("blocks") == true);
    CHECK(all.at("employee_code") == "0042");
    CHECK(all.at("punches") == 2);
    CHECK(all.at("shift_type") == "Day Shift");
    CHECK(all.at("type_this") == "Alternating entries as IN and OUT during the same shift");
    const Json some = scene.finding_of("HR-EMP-0043");
    REQUIRE(some.is_object());
    CHECK(some.at("blocks") == false);
    CHECK(some.at("what_to_do").get<std::string>().find("1 of the last 2 punches") == 0);
    CHECK(scene.finding_of("HR-EMP-0044").is_null()); // in no strict shift

    scene.shift_type(at(10, "00:00:00"));
    CHECK(scene.finding_of("HR-EMP-0042").is_null());
}

TEST_CASE("map-check names who has not punched yet on a device without directions") {
    StrictScene scene;
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", "0042"}, {"first_name", "Person"}}}));
    const Json finding = scene.finding_of("HR-EMP-0042");
    REQUIRE(finding.is_object());
    CHECK(finding.at("blocks") == true);
    scene.config.set("device.lobby", "direction", "in");
    CHECK(scene.finding_of("HR-EMP-0042").is_null());
}
