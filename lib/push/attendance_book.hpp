#pragma once

#include "push/counted.hpp"
#include "util/log.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace zksync {

/// What the site shows of shifts and of the days of check-ins: a Shift Type is asked for once, a day each
/// time, because it may be put right meanwhile. What it does not show is said at -v, and nothing is
/// concluded.
class AttendanceBook {
public:
    /// Asks for their Shift Types, and for what was made of their days where only that tells whether they
    /// count; at most some dozens of days, the newest.
    void ask(FrappeClient& client, const Log& log, std::span<const StoredCheckin> checkins);

    /// nullptr: it was not asked for, or cannot be seen.
    const ShiftType* shift(FrappeClient& client, const Log& log, const std::string& name);
    const ShiftType* known_shift(const std::string& name) const;
    /// As of the last question.
    Counted counted(const StoredCheckin& checkin) const;
    const Attendance* made_without(const StoredCheckin& checkin) const;

private:
    using Day = std::pair<LocalTime, std::vector<std::string>>; ///< and the employees in question
    std::vector<Day> days_of(std::span<const StoredCheckin> checkins) const;

    std::map<std::string, std::optional<ShiftType>> shifts_;
    std::map<LocalTime, std::vector<Attendance>> days_;
    bool refused_ = false; ///< the site did not show an Attendance
};

} // namespace zksync
