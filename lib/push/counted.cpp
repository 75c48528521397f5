#include "push/counted.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {

Counted counted(const StoredCheckin& checkin, const ShiftType* shift) {
    if (!checkin.attendance.empty()) return Counted::yes;
    if (checkin.skip_auto_attendance) return Counted::no;
    if (checkin.shift.empty()) return Counted::no_shift;
    if (!shift) return Counted::unknown;
    if (shift->process_after && checkin.time && *checkin.time < *shift->process_after)
        return Counted::before_start;
    const bool processed = shift->auto_attendance && shift->mark && checkin.shift_actual_end &&
                           *checkin.shift_actual_end < *shift->mark;
    return processed ? Counted::unknown : Counted::not_yet;
}

std::optional<LocalTime> attendance_day(const StoredCheckin& checkin) {
    if (!checkin.shift_start) return std::nullopt;
    return checkin.shift_start->midnight();
}

const Attendance* made_without(const StoredCheckin& checkin, std::span<const Attendance> attendances) {
    const auto day = attendance_day(checkin);
    if (!day || !checkin.attendance.empty()) return nullptr;
    const auto found = std::ranges::find_if(attendances, [&](const Attendance& attendance) {
        const bool same_shift = attendance.shift.empty() || attendance.shift == checkin.shift;
        const bool half_a_leave = attendance.status == "Half Day" && !attendance.leave_type.empty();
        return attendance.employee == checkin.employee && attendance.day == day && same_shift &&
               !half_a_leave;
    });
    return found == attendances.end() ? nullptr : &*found;
}

bool came_in_time(const StoredCheckin& checkin, const Attendance* instead) {
    if (!instead || !instead->created) return false;
    // The site's job makes none before that.
    if (checkin.shift_actual_end && *instead->created < *checkin.shift_actual_end) return true;
    // What it makes has a shift. It may have been made anew after the check-in had come too late.
    return instead->shift.empty() && checkin.created && *checkin.created < *instead->created;
}

bool is_worthless(const StoredCheckin& checkin, const ShiftType* shift) {
    return shift && shift->auto_attendance && shift->strict_log_type() && checkin.log_type == LogType::none;
}

std::string advice_on_worthless(const std::string& shift) {
    return fmt::format(
        "it has neither IN nor OUT, and Shift Type {} makes hours of nothing else: let the shift "
        "alternate (Determine Check-in and Check-out), or give the terminal a direction in the "
        "configuration",
        printable(shift, 140));
}

std::string why_not_counted(const Attendance* instead) {
    if (!instead) {
        return "\"Skip Auto Attendance\" is set on it; if it is to count, HR has to clear that, and to "
               "cancel the Attendance of that day where there is one that is no leave";
    }
    return fmt::format(
        "Attendance {} ({}) of that day was made without it; if it is to count, HR has to cancel "
        "that Attendance, clear \"Skip Auto Attendance\" on the check-ins of the day, and let auto "
        "attendance run again",
        printable(instead->name, 140), printable(instead->status, 40));
}

std::string why_on_leave(const Attendance& leave) {
    const std::string type = leave.leave_type.empty() ? "" : ", " + printable(leave.leave_type, 140);
    return fmt::format("Attendance {} ({}{}) of that day is a leave", printable(leave.name, 140),
                       printable(leave.status, 40), type);
}

} // namespace zksync
