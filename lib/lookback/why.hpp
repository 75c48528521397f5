#pragma once

#include "config/config.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "lookback/orphaned.hpp"
#include "pass/state_files.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zksync {

/// What attendance makes of a check-in, as the site tells.
enum class Counted {
    unknown,  ///< the site was not asked, or there is nothing to ask for
    yes,      ///< an Attendance names it
    not_yet,  ///< its day has not been processed
    no,       ///< it came too late, or somebody set "Skip Auto Attendance"
    no_shift, ///< the site found no shift for it, so that auto attendance leaves it out
    gone,     ///< the site no longer has it
    hidden,   ///< the site has it, and does not show it to the caller
};

/// One punch and what became of it.
struct PunchStory {
    std::string device;
    JournalRow row;
    std::optional<SiteTime> time;         ///< nothing for a time that cannot be read
    std::optional<StoredCheckin> on_site; ///< as the site has it now
    Counted counted = Counted::unknown;
    std::string differs; ///< what the site has otherwise than it was sent; "" for nothing
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
/// The same report with what the site has of them, and which of them it has without showing them.
WhyReport with_checkins(WhyReport report, const std::vector<StoredCheckin>& stored,
                        const std::set<std::string>& hidden);

/// What attendance makes of a check-in.
Counted counted(const StoredCheckin& stored);
/// "its time is 2026-11-22 08:00:00, its employee …": what the site has otherwise than it was sent; "" for
/// nothing.
std::string differences(const Checkin& sent, const StoredCheckin& stored);

} // namespace zksync
