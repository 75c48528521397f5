// Check-ins that attendance left out after they were delivered, and those that HR has put right: the daily
// look.
#include "harness/meddling.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// Punches of the last days, delivered while their days could have been made but were not.
struct DailyScene : ShiftScene {
    DailyScene() {
        live_by_the_sites_clock();
        shift_type(at(0, "00:00:00"));
        for (int day = 5; day > 1; --day) punch_at(at(day, "08:00:00"));
        const auto outcome = run({"run"});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        REQUIRE(outcome.err.empty());
        site.forget_requests();
    }
    /// A push a day later, with something to deliver or without.
    Outcome push_a_day_later() {
        Meddling later;
        later.wall = std::chrono::hours(25);
        meddle(*this, later);
        auto outcome = run({"push"});
        meddle(*this, {});
        return outcome;
    }
    void bring_work() {
        punch_at(minutes_ago(30));
        REQUIRE(run({"pull"}).exit_code == 0);
    }
    void attendance(int days) {
        site.post("/_sim/attendance", {{"employee", "HR-EMP-0042"}, {"attendance_date", days_ago(days)}});
    }
    int too_late() { return run_json({"status"}).at("devices").at(0).at("too_late_punches"); }
};

} // namespace

TEST_CASE("What attendance leaves out after it was delivered is named by the daily look") {
    DailyScene scene;
    scene.attendance(3);
    const bool is_flagged = GENERATE(true, false);
    if (is_flagged) scene.process();
    scene.bring_work();
    REQUIRE(scene.run({"push"}).err.empty());
    CHECK(scene.too_late() == 0);

    scene.punch_at(minutes_ago(20));
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    const auto outcome = scene.push_a_day_later();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("HR-EMP-0042 (employee code 0042), " + days_ago(3)));
    CHECK(outcome.says("Attendance HR-ATT-SIM-00001 (Present) of that day was made without it"));
    CHECK_FALSE(outcome.says(days_ago(4)));
    CHECK_FALSE(outcome.says("too late")); // it came in time
    CHECK(scene.too_late() == 1);
    CHECK(scene.run_json({"why", "0042", days_ago(3)}).at("punches").at(0).at("counted") == "no");
}

TEST_CASE("What HR has put right leaves the list once a day, also where nobody punches any more") {
    DailyScene scene;
    scene.attendance(3);
    scene.punch_at(at(3, "17:00:00"));
    REQUIRE(scene.run({"run"}).says("came too late"));
    REQUIRE(scene.too_late() == 1);
    scene.site.forget_requests();
    CHECK(scene.run({"push"}).err.empty());
    CHECK(scene.site.requests().empty());

    scene.site.post("/_sim/attendance/cancel",
                    {{"employee", "HR-EMP-0042"}, {"attendance_date", days_ago(3)}});
    scene.process();
    const auto outcome = scene.push_a_day_later();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(scene.too_late() == 0);
}

TEST_CASE("The daily look asks a bounded number of questions") {
    DailyScene scene;
    for (int minute = 10; minute < 60; ++minute)
        for (int day = 9; day > 1; --day) scene.punch_at(at(day, "09:" + std::to_string(minute) + ":00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.bring_work();
    REQUIRE(scene.run({"push"}).exit_code == 0);
    scene.punch_at(minutes_ago(20));
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    scene.site.forget_requests();
    REQUIRE(scene.push_a_day_later().exit_code == 0);
    const auto with_look = scene.site.requests().size();
    scene.punch_at(minutes_ago(10));
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    scene.site.forget_requests();
    REQUIRE(scene.run({"push"}).exit_code == 0);
    // The list of what is not counted, and the Attendance of each of the eight days.
    CHECK(with_look <= scene.site.requests().size() + 10);
}
