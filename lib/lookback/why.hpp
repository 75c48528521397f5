#pragma once

#include "config/config.hpp"
#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "lookback/orphaned.hpp"
#include "pass/state_files.hpp"
#include "push/attendance_book.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// One punch and what became of it.
struct PunchStory {
    std::string device;
    JournalRow row;
    EmployeeCode biometric_id{};      ///< what the device's configuration makes of its code
    LogType log_type = LogType::none; ///< what the device's configuration makes of its punch_state
    std::string employee;   ///< whose it is: as it was sent, else as the site has it; "" where nobody knows
    std::string what_to_do; ///< "" where there is nothing to do
    std::optional<Punch> tap_followed;    ///< that it is a double tap of
    std::optional<SiteTime> tap_time;     ///< and when that was
    std::optional<SiteTime> time;         ///< nothing for a time that cannot be read
    std::optional<StoredCheckin> on_site; ///< as the site has it now
    std::string stands_for_it; ///< its own is gone, and the site has this one in its second; "": not so
    Counted counted = Counted::unknown;
    bool came_in_time = false; ///< and is not counted all the same
    std::string why_not;       ///< it is not counted, and what HR has to do; "" where that is not so
    std::string worthless;     ///< why its shift makes nothing of it; "" where that is not so
    std::string differs;       ///< what the site has otherwise than it was sent; "" for nothing
};

/// A code that is spelt almost like the one that was asked for, and its punches of the day.
struct AlikeCode {
    EmployeeCode code;
    std::int64_t rows = 0;
};

/// Every punch of one code on one day, or of everybody who is called so.
struct WhyReport {
    std::string asked;               ///< a code, an employee (HR-EMP-00042), or a person's whole name
    LocalTime day;                   ///< site time
    std::vector<Employee> people;    ///< who has the code, is that employee, or bears the name, by the site
    std::set<std::string> called_so; ///< those of them that are no owners of the code
    std::vector<PunchStory> stories; ///< by time
    std::vector<AlikeCode> alike;    ///< where there are none
    bool is_known_code = false;      ///< a journal has punches of it, of whatever day
    std::vector<std::string> unreadable; ///< journals that could not be looked into, with the reason
    std::optional<Error> site_problem;   ///< why the site could not be asked; nothing when it was

    /// nullptr: the site does not know, or was not asked.
    const Employee* person(const std::string& employee) const;
};

/// Who that may be, by the site: what it cannot tell is in the report. Asks for a code, and for the biometric
/// IDs that it stands for on the devices, byte by byte, for an employee and for a name case aside.
WhyReport who_is(FrappeClient& site, const Config& config, const std::string& asked, LocalTime day);
/// The same without a site: then it can only be a code.
WhyReport who_is(const std::string& asked, LocalTime day);
/// Looks through the journals of all devices, those without a device included, read-only: for the codes of
/// those people, and for what was sent as theirs under any other code.
WhyReport punches_on_day(const Config& config, const StateFiles& files, WhyReport report);
/// That the site knows nobody who is called so means something only where it shows everybody: where it does
/// not, that is the problem.
WhyReport insisting_on_everybody(FrappeClient& site, const Config& config, WhyReport report);
/// The employees of stories whom nobody has asked for yet.
std::vector<std::string> strangers_in(const WhyReport& report);
/// The names of the check-ins that the site has to be asked for.
std::vector<std::string> checkins_of(const WhyReport& report);
/// The same report with what the site has of them, what the book, which was asked of them, says, and which of
/// them the site has without showing them.
WhyReport with_checkins(WhyReport report, const std::vector<StoredCheckin>& stored,
                        const AttendanceBook& attendance, const std::set<std::string>& hidden);

/// Where the site is to be asked for what stands in the place of check-ins that are gone.
std::vector<EmployeeSecond> seconds_of_gone(const WhyReport& report);
/// The same report with what the site has there; the book was asked of it.
WhyReport with_what_stands_there(WhyReport report, const CheckinsFound& found,
                                 const AttendanceBook& attendance);

/// "its time is 2026-11-22 08:00:00, its employee …": what the site has otherwise than it was sent; "" for
/// nothing.
std::string differences(const Checkin& sent, const StoredCheckin& stored);

} // namespace zksync
