#pragma once

#include "frappe/frappe_client.hpp"

#include <span>
#include <string>

namespace zksync {

/// What attendance makes of a check-in, as the site shows it (docs/rules.md, section 4, *Too late*).
enum class Counted {
    unknown,      ///< the site was not asked, does not show it, or there is nothing to ask for
    yes,          ///< an Attendance names it
    not_yet,      ///< its day has not been processed
    no,           ///< "Skip Auto Attendance" is set on it, or the Attendance of its day was made without it
    on_leave,     ///< its day is one of leave: it came in time or not, nobody has to do anything
    before_start, ///< its time is before the Shift Type's process_attendance_after: it never counts
    no_shift,     ///< the site found no shift for it, so that auto attendance leaves it out
    gone,         ///< the site no longer has it
    hidden,       ///< the site has it, and does not show it to the caller
};

/// What a check-in and its Shift Type tell by themselves. nullptr: the Shift Type cannot be seen. `unknown`
/// where only the Attendance of its day can tell.
Counted counted(const StoredCheckin& checkin, const ShiftType* shift);

/// The Attendance among these that makes attendance leave the check-in out: of its employee, shift and day,
/// made without it. nullptr: none. Half a day of leave is none: some versions count check-ins into it, and
/// the others set the flag on them.
const Attendance* made_without(const StoredCheckin& checkin, std::span<const Attendance> attendances);

/// Whether the check-in was there in time, and an Attendance that was not made from check-ins leaves it out
/// all the same: one that was there before its shift was over, or that somebody typed after it had come.
bool came_in_time(const StoredCheckin& checkin, const Attendance* instead);

/// The day that an Attendance of the check-in is of: a night shift's is that of its beginning.
std::optional<LocalTime> attendance_day(const StoredCheckin& checkin);

/// True for a check-in without a log type in a shift that works with nothing else: some versions take it,
/// count it, and make zero hours of it (docs/reference/frappe-api.md, section 7).
bool is_worthless(const StoredCheckin& checkin, const ShiftType* shift);
/// What to do about that.
std::string advice_on_worthless(const std::string& shift);

/// Of a check-in that is not counted: why, and what HR has to do if it is to count. `instead`: the Attendance
/// that was made without it, where the site shows one.
std::string why_not_counted(const Attendance* instead);
/// Of one on a day of leave.
std::string why_on_leave(const Attendance& leave);

} // namespace zksync
