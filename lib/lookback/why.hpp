#pragma once

#include "config/config.hpp"
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
    std::optional<SiteTime> time;         ///< nothing for a time that cannot be read
    std::optional<StoredCheckin> on_site; ///< as the site has it now
    std::string stands_for_it; ///< its own is gone, and the site has this one in its second; "": not so
    Counted counted = Counted::unknown;
    bool came_in_time = false; ///< and is not counted all the same
    std::string why_not;       ///< it is not counted, and what HR has to do; "" where that is not so
    std::string worthless;     ///< why its shift makes nothing of it; "" where that is not so
    std::string differs;       ///< what the site has otherwise than it was sent; "" for nothing
};

/// Every punch of one code on one day.
struct WhyReport {
    EmployeeCode code;
    LocalTime day; ///< site time
    std::vector<PunchStory> stories;
    std::vector<std::string> unreadable; ///< journals that could not be looked into, with the reason
    std::string site_problem;            ///< why the site could not be asked; "" when it was, or need not be
};

/// Looks through the journals of all devices, those without a device included, read-only.
WhyReport punches_on_day(const Config& config, const StateFiles& files, const EmployeeCode& code,
                         LocalTime day);
/// The names of the check-ins that the site has to be asked for.
std::vector<std::string> checkins_of(const WhyReport& report);
/// The same report with what the site has of them, what the book, which was asked of them, says, and which of
/// them the site has without showing them.
WhyReport with_checkins(WhyReport report, const std::vector<StoredCheckin>& stored,
                        const AttendanceBook& attendance, const std::set<std::string>& hidden);

/// Where the site is to be asked for what stands in the place of check-ins that are gone. `owners`: who has
/// the code now.
std::vector<EmployeeSecond> seconds_of_gone(const WhyReport& report, std::span<const Employee> owners);
/// The same report with what the site has there; the book was asked of it.
WhyReport with_what_stands_there(WhyReport report, std::span<const Employee> owners,
                                 const CheckinsFound& found, const AttendanceBook& attendance);

/// "its time is 2026-11-22 08:00:00, its employee …": what the site has otherwise than it was sent; "" for
/// nothing.
std::string differences(const Checkin& sent, const StoredCheckin& stored);

} // namespace zksync
