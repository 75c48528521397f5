// Which check-ins attendance does not count: what the site shows, and nothing else.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

/// The mark is past everything: whether a day was processed depends on the site's job alone.
struct AttendanceScene : ShiftScene {
    AttendanceScene() {
        live_by_the_sites_clock();
        shift_type(at(0, "00:00:00"));
    }

    /// One more punch of today, so that a pass has something to do; what it said.
    std::string deliver_one() {
        punch_at(minutes_ago(50 - delivered_++));
        const auto outcome = run({"run"});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome.err;
    }
    Json why(int days) { return run_json({"why", "0042", days_ago(days)}).at("punches").at(0); }
    std::vector<std::string> listed() {
        const Json lobby = run_json({"status"}).at("devices").at(0);
        std::vector<std::string> names;
        for (const Json& row : lobby.at("too_late")) names.push_back(row.at("checkin"));
        CHECK(lobby.at("too_late_punches") == names.size());
        return names;
    }
    void attendance(int days, Json more = Json::object()) {
        Json document{{"employee", "HR-EMP-0042"}, {"attendance_date", days_ago(days)}};
        document.update(more);
        site.post("/_sim/attendance", document);
    }
    void cancel_attendance(int days) {
        site.post("/_sim/attendance/cancel",
                  {{"employee", "HR-EMP-0042"}, {"attendance_date", days_ago(days)}});
    }
    void set_flag(int flag) {
        const Json change{{"employee", "HR-EMP-0042"}, {"set", {{"skip_auto_attendance", flag}}}};
        site.patch("/_sim/checkins", change);
    }
    /// status and why agree: it is listed exactly when why says that it is not counted.
    void agree(int days, const std::string& counted) {
        const Json punch = why(days);
        INFO(punch.dump(1));
        CHECK(punch.at("counted") == counted);
        const auto names = listed();
        const bool is_listed = std::find(names.begin(), names.end(), punch.at("checkin")) != names.end();
        CHECK(is_listed == (counted == "no"));
    }

private:
    int delivered_ = 0;
};

} // namespace

TEST_CASE("A day that the site's job has not made yet: nothing is said, and it counts") {
    AttendanceScene scene;
    scene.punch_at(at(2, "08:00:00"));
    scene.punch_at(at(2, "17:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    scene.agree(2, "not-yet");

    scene.process();
    CHECK(scene.attendance_of(days_ago(2)) == "Present");
    scene.agree(2, "yes");
    CHECK(scene.deliver_one().empty());
    scene.agree(2, "yes");
}

TEST_CASE("A day before process_attendance_after is never counted, and nobody is asked to cancel anything") {
    AttendanceScene scene;
    scene.shift_type(at(0, "00:00:00"), {{"process_attendance_after", days_ago(2)}});
    const bool by_hand = GENERATE(false, true);
    if (by_hand) scene.attendance(3);
    scene.punch_at(at(3, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.err.empty());
    scene.agree(3, "before-start");
    CHECK(scene.run({"why", "0042", days_ago(3)})
              .says("process_attendance_after of Shift Type Day Shift is " + days_ago(2)));
}

TEST_CASE("What came after its day was made is named once, until HR has put it right") {
    AttendanceScene scene;
    scene.process();
    REQUIRE(scene.attendance_of(days_ago(2)) == "Absent");
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("HR-EMP-0042 (employee code 0042), " + days_ago(2)));
    CHECK(outcome.says("came too late for attendance: Attendance HR-ATT-"));
    CHECK(outcome.says("(Absent) of that day was made without it"));
    CHECK(scene.run({"status"}).says("TOO LATE FOR ATTENDANCE"));
    CHECK(scene.run({"why", "0042", days_ago(2)}).says("HR has to cancel that Attendance"));
    scene.agree(2, "no");

    scene.process(); // sets the flag
    CHECK(scene.site.checkins().at(0).at("skip_auto_attendance") == 1);
    CHECK(scene.deliver_one().find(days_ago(2)) == std::string::npos);
    scene.agree(2, "no");

    scene.cancel_attendance(2);
    scene.deliver_one();
    scene.agree(2, "no");
    scene.set_flag(0);
    scene.deliver_one();
    scene.agree(2, "not-yet");
    scene.process();
    CHECK(scene.attendance_of(days_ago(2)) == "Present");
    scene.agree(2, "yes");
}

TEST_CASE("A punch that comes after the others of its day were counted is named too") {
    AttendanceScene scene;
    scene.punch_at(at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).err.empty());
    scene.process();
    scene.punch_at(at(2, "17:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.says("(Present) of that day was made without it"));
    CHECK(scene.listed().size() == 1);
}

TEST_CASE("A night shift's Attendance is of the day on which it begins") {
    AttendanceScene scene;
    scene.shift_type(at(0, "00:00:00"), {{"start_time", "22:00:00"}, {"end_time", "06:00:00"}});
    const bool is_made = GENERATE(true, false);
    // The night from three to two days ago, and the one after it.
    scene.attendance(is_made ? 3 : 2);
    scene.punch_at(at(2, "05:50:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    if (is_made) CHECK(outcome.says("(employee code 0042), " + days_ago(3) + ": the check-in"));
    scene.agree(2, is_made ? "no" : "not-yet");
}

TEST_CASE(
    "Attendance that does not stand in the way: another shift's, half a day of leave, a cancelled one") {
    AttendanceScene scene;
    SECTION("another shift's") { scene.attendance(2, {{"shift", "Evening"}}); }
    SECTION("half a day of leave") {
        scene.attendance(2, {{"status", "Half Day"}, {"leave_type", "Casual Leave"}});
    }
    SECTION("a cancelled one") {
        scene.attendance(2);
        scene.cancel_attendance(2);
    }
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.err.empty());
    scene.agree(2, "not-yet");
}

TEST_CASE("A day of leave on which somebody punches is nobody's mistake") {
    AttendanceScene scene;
    scene.attendance(2, {{"status", "On Leave"}, {"leave_type", "Sick Leave"}});
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.err.empty());
    const bool is_flagged = GENERATE(true, false);
    if (is_flagged) {
        scene.process(); // sets the flag
        REQUIRE(scene.site.checkins().at(0).at("skip_auto_attendance") == 1);
    }
    CHECK(scene.deliver_one().empty());
    scene.agree(2, "on-leave");
    const auto why = scene.run({"why", "0042", days_ago(2)});
    INFO(why.out);
    CHECK(why.says("(On Leave, Sick Leave) of that day is a leave"));
    CHECK_FALSE(why.says("cancel"));
}

TEST_CASE("An Attendance that was there before the shift was over makes no check-in late") {
    AttendanceScene scene;
    scene.attendance(2, {{"creation", at(2, "09:00:00.000000")}, {"shift", "Day Shift"}});
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK_FALSE(outcome.says("too late"));
    CHECK(outcome.says("did not count for attendance: Attendance HR-ATT-"));
    scene.agree(2, "no");
    CHECK(scene.run({"why", "0042", days_ago(2)}).says("attendance does not count it: Attendance HR-ATT-"));
}

TEST_CASE("Where the site shows no Attendance, nothing is said and nothing remembered") {
    AttendanceScene scene;
    scene.process();
    scene.site.post(
        "/_sim/permissions",
        {{"doctype", "Attendance"},
         {"permissions",
          {{{"role", "HR Manager"}, {"permlevel", 0}, {"read", 1}, {"write", 1}, {"create", 1}}}}});
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    scene.agree(2, "unknown");
    scene.process(); // the flag says enough
    CHECK(scene.why(2).at("counted") == "no");
}

TEST_CASE("A check-in that came in time costs no question about Attendance") {
    ShiftScene scene;
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    for (const Json& request : scene.site.requests()) {
        INFO(request.dump());
        CHECK(request.at("body").dump().find("attendance_date") == std::string::npos);
    }
}
