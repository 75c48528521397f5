#pragma once

#include "config/config.hpp"
#include "journal/counts.hpp"
#include "lookback/status.hpp"
#include "report/waiting.hpp"
#include "util/clock.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zksync::report {

/// Which punches a report is about: device time, from ≤ time < to. What waits, is in doubt or quarantined is
/// shown whole beside it.
struct Range {
    LocalTime from, to;

    /// The days that have a part in it, whole: those that late ones are counted of.
    Range whole_days() const;
    bool operator==(const Range&) const = default;
};

/// What to look at. `since` and `until` as they were asked for, both included.
struct Question {
    StatusQuestion where;
    std::optional<LocalTime> since{}, until{};
};

/// A terminal, and how its days were.
struct TerminalReport {
    std::string serial_number, alias; ///< "": what was typed in by hand
    std::optional<LocalTime> last_punch;
    std::int64_t punches = 0, late = 0;     ///< of the range, and of its whole days
    std::map<LocalTime, std::int64_t> days; ///< those with punches
    bool is_silent = false;
    std::optional<LocalTime> last_heard; ///< of a silent one
    std::string clock_problem;           ///< what passes said of its clock last; "": nothing
};

/// What a range of one device came to.
struct DeviceReport {
    std::string device;
    std::vector<DayOutcome> outcomes;
    std::vector<TerminalReport> terminals; ///< silent ones first, then by serial number
    std::vector<JournalRow> too_late;      ///< the first of them, oldest first
    std::int64_t too_late_rows = 0;
    std::optional<Moment> late_since;   ///< where the range begins before they were counted
    std::optional<Moment> last_success; ///< the last run or pull that went well
    std::vector<std::string> clocks;    ///< what passes say of its own clock and of this host's

    std::int64_t rows(PunchState state) const;
    std::int64_t rows(PunchState state, Reason reason) const;
    std::int64_t late() const;
};

/// One page that is looked at instead of reading everything else: plain values, which its writers turn into
/// what was asked for. A device is at one place in `where.devices` and in `devices`.
struct Report {
    Range range;
    std::string site, state_dir;
    std::string employee_field; ///< where HR types a code
    StatusReport where;         ///< what is where now, of all times
    std::vector<DeviceReport> devices;
    std::vector<WaitingGroup> waiting;        ///< most punches first
    std::map<std::string, std::string> names; ///< of Employees, where the site was asked: by HR-EMP-00001
    std::map<EmployeeCode, std::vector<std::string>> employees; ///< by biometric ID, the same
    bool asked_for_names = false;
    std::string not_asked; ///< why the site could not be asked; "": it was, or was not to be

    std::int64_t rows(PunchState state) const;
    std::int64_t rows(PunchState state, Reason reason) const;
    std::int64_t all_rows() const;
    std::int64_t late() const;
    /// Since when late ones are counted on all devices, where the range begins before that.
    std::optional<Moment> late_since() const;
    std::int64_t too_late() const;
    /// The names of whoever has that biometric ID: "Omar Farouk", "" where nobody was asked.
    std::string name_of(const EmployeeCode& id) const;
    std::string name_of(const std::string& employee) const;
};

/// The last 30 days up to the end of `today`, unless something else was asked for.
Range range_of(const Question& question, LocalTime today);

/// Reads the journals and the site's file as they are: changes nothing, asks neither end. What cannot be read
/// is said in the report.
Report read_report(const Question& question, const Clock& clock);

/// Asks the site whose codes those are that are to be shown, and for the marks of the shifts. One request
/// first, not repeated. What goes wrong is said in the report.
void ask_for_names(FrappeClient& site, Report& report);

} // namespace zksync::report
