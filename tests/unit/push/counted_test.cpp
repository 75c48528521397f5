#include "push/counted.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace zksync;

namespace {

LocalTime local(const char* text) { return LocalTime::parse(text).value(); }

/// A night shift's check-in at its end, in the morning.
StoredCheckin checkin() {
    StoredCheckin checkin;
    checkin.name = "CKIN-1";
    checkin.employee = "HR-EMP-1";
    checkin.time = local("2026-11-22 05:50:00");
    checkin.shift = "Night";
    checkin.shift_start = local("2026-11-21 22:00:00");
    checkin.shift_actual_end = local("2026-11-22 07:00:00");
    return checkin;
}

ShiftType night() {
    ShiftType shift;
    shift.name = "Night";
    shift.auto_attendance = true;
    shift.process_after = local("2026-11-01");
    shift.mark = local("2026-11-22 07:00:01");
    return shift;
}

Attendance made(const char* day) { return {"HR-ATT-1", "HR-EMP-1", local(day), "Night", "Absent", ""}; }

} // namespace

TEST_CASE("What a check-in and its Shift Type tell by themselves") {
    struct Case {
        std::string what;
        std::function<void(StoredCheckin&, ShiftType&)> change;
        Counted counted;
    };
    const std::vector<Case> cases{
        {"its shift is over before the mark", [](auto&, auto&) {}, Counted::unknown},
        {"the mark is at its end", [](auto&, auto& s) { s.mark = local("2026-11-22 07:00:00"); },
         Counted::not_yet},
        {"there is no mark", [](auto&, auto& s) { s.mark.reset(); }, Counted::not_yet},
        {"no auto attendance", [](auto&, auto& s) { s.auto_attendance = false; }, Counted::not_yet},
        {"an Attendance names it", [](auto& c, auto&) { c.attendance = "HR-ATT-2"; }, Counted::yes},
        {"the flag is set", [](auto& c, auto&) { c.skip_auto_attendance = true; }, Counted::no},
        {"no shift was found", [](auto& c, auto&) { c.shift.clear(); }, Counted::no_shift},
        {"a day that is not processed", [](auto&, auto& s) { s.process_after = local("2026-11-23"); },
         Counted::before_start},
        {"a day that is not processed, and the flag",
         [](auto& c, auto& s) {
             s.process_after = local("2026-11-23");
             c.skip_auto_attendance = true;
         },
         Counted::no},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        StoredCheckin stored = checkin();
        ShiftType shift = night();
        one.change(stored, shift);
        CHECK(counted(stored, &shift) == one.counted);
    }
    CHECK(counted(checkin(), nullptr) == Counted::unknown);
}

TEST_CASE("Only the Attendance of its own employee, shift and day was made without a check-in") {
    struct Case {
        std::string what;
        std::function<void(Attendance&)> change;
        bool without;
    };
    const std::vector<Case> cases{
        {"of the day on which its shift began", [](Attendance&) {}, true},
        {"made by hand, without a shift", [](Attendance& a) { a.shift.clear(); }, true},
        {"a day of leave",
         [](Attendance& a) {
             a.status = "On Leave";
             a.leave_type = "Casual Leave";
         },
         true},
        {"of the day of the punch", [](Attendance& a) { a.day = local("2026-11-22"); }, false},
        {"somebody else's", [](Attendance& a) { a.employee = "hr-emp-1"; }, false},
        {"another shift's", [](Attendance& a) { a.shift = "Day"; }, false},
        {"half a day of leave",
         [](Attendance& a) {
             a.status = "Half Day";
             a.leave_type = "Casual Leave";
         },
         false},
        {"half a day of work", [](Attendance& a) { a.status = "Half Day"; }, true},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        std::array all{made("2026-11-20"), made("2026-11-21")};
        one.change(all[1]);
        CHECK((made_without(checkin(), all) != nullptr) == one.without);
    }
    StoredCheckin counts = checkin();
    counts.attendance = "HR-ATT-1";
    CHECK_FALSE(made_without(counts, std::array{made("2026-11-21")}));
    StoredCheckin no_start = checkin();
    no_start.shift_start.reset();
    CHECK_FALSE(made_without(no_start, std::array{made("2026-11-21")}));
}

TEST_CASE("Whether a check-in that is not counted came in time, as far as that shows") {
    StoredCheckin stored = checkin();
    stored.created = local("2026-11-22 05:50:10");
    Attendance instead = made("2026-11-21");
    CHECK_FALSE(came_in_time(stored, nullptr));
    CHECK_FALSE(came_in_time(stored, &instead)); // nobody knows
    instead.created = local("2026-11-22 08:00:00");
    CHECK_FALSE(came_in_time(stored, &instead)); // perhaps made anew by the site's job
    instead.shift.clear();
    CHECK(came_in_time(stored, &instead)); // typed after it had come
    stored.created = local("2026-11-22 09:00:00");
    CHECK_FALSE(came_in_time(stored, &instead));
    instead.shift = "Night";
    instead.created = local("2026-11-22 06:59:59");
    CHECK(came_in_time(stored, &instead)); // there before its shift was over
}

TEST_CASE("A day of leave is named as what it is") {
    Attendance leave = made("2026-11-21");
    leave.status = "On Leave";
    leave.leave_type = "Sick Leave";
    CHECK(why_on_leave(leave) == "Attendance HR-ATT-1 (On Leave, Sick Leave) of that day is a leave");
}

TEST_CASE("Why it is not counted names the Attendance, where there is one") {
    const Attendance absent = made("2026-11-21");
    CHECK(why_not_counted(&absent).find("Attendance HR-ATT-1 (Absent) of that day") == 0);
    CHECK(why_not_counted(nullptr).find("\"Skip Auto Attendance\" is set on it") == 0);
}

TEST_CASE("Only a check-in without a log type in a strict shift with auto attendance is worthless") {
    StoredCheckin stored = checkin();
    ShiftType shift = night();
    shift.determine = "Strictly based on Log Type in Employee Checkin";
    CHECK(is_worthless(stored, &shift));
    CHECK_FALSE(is_worthless(stored, nullptr));
    stored.log_type = LogType::out;
    CHECK_FALSE(is_worthless(stored, &shift));
    stored.log_type = LogType::none;
    shift.auto_attendance = false;
    CHECK_FALSE(is_worthless(stored, &shift));
    shift = night();
    CHECK_FALSE(is_worthless(stored, &shift));
}
