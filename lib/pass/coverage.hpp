#pragma once

#include "config/config.hpp"
#include "core/local_time.hpp"

#include <optional>
#include <string>

namespace zksync {

/// What of a Shift Type tells which days auto attendance makes: from the first instant of `process_after`, as
/// far as the mark lets it (docs/reference/frappe-api.md, section 4). Site time.
struct ProcessedDays {
    std::optional<LocalTime> process_after; ///< process_attendance_after, a date
    std::optional<LocalTime> mark;          ///< last_sync_of_checkin
    bool auto_attendance = true;            ///< enable_auto_attendance: without it no day is made
};

/// Days that the site would process although no device of the shift delivers them whole: everybody would be
/// Absent on them.
struct UncoveredDays {
    LocalTime process_after;
    SiteTime covered_from;       ///< the earliest `since` of the shift's devices
    bool auto_attendance = true; ///< without it nobody is Absent yet: it is not a fault, but for a remark

    /// The date to type into process_attendance_after.
    LocalTime first_whole_day() const;
    /// What is wrong, and what to type; without the name of the Shift Type.
    std::string what() const;
    std::string what_to_do() const;
};

/// The earliest `since` of the shift's devices.
std::optional<SiteTime> covered_from(const Config& config, const ShiftConfig& shift);

/// Nothing where there are none, and where the mark is past the earliest `since`: what those days are is
/// made by then, and the mark of a running shift is not held (docs/rules.md, section 6).
std::optional<UncoveredDays> uncovered_days(const ProcessedDays& processed,
                                            std::optional<SiteTime> covered_from);

} // namespace zksync
