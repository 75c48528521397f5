#include "shifts/arrival.hpp"

#include "core/terminal_name.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/lone_clock.hpp"
#include "pass/marks.hpp"
#include "pass/site_clock.hpp"
#include "shifts/terminals_seen.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace zksync {
namespace {

/// Of the punches of so many days the upload times tell what a device's clock shows.
constexpr std::chrono::days recently{3};

/// When a terminal was last heard of, device time.
using Heard = std::map<std::string, std::optional<LocalTime>>;

struct Known {
    Heard heard;
    std::map<std::string, std::string> labels;
};

const TerminalConfig* configured(const DeviceConfig& device, const std::string& serial) {
    const auto found = device.terminals.find(serial);
    return found == device.terminals.end() ? nullptr : &found->second;
}

/// Those with a punch in the last `silent_after`, or with a section; without the retired, those that are left
/// out, and those in `terminals` that never sent anything.
Known terminals_that_count(const DeviceConfig& device, const Journal& journal, LocalTime now,
                           std::chrono::seconds silent_after) {
    Known known;
    for (const auto& [serial, config] : device.terminals) {
        known.heard[serial] = std::nullopt;
        known.labels[serial] = serial;
    }
    std::set<std::string> has_sent;
    for (const TerminalActivity& terminal : journal.terminals(now)) {
        const std::string& serial = terminal.serial_number;
        has_sent.insert(serial);
        const bool recent = terminal.last_punch && now - *terminal.last_punch <= silent_after;
        if (serial.empty() || (!recent && !configured(device, serial))) continue;
        known.heard[serial] = terminal.last_punch;
        known.labels[serial] = terminal_name(serial, terminal.alias);
    }
    std::erase_if(known.heard, [&](const auto& entry) {
        const TerminalConfig* config = configured(device, entry.first);
        const bool is_only_listed =
            device.only_terminals.contains(entry.first) && !has_sent.contains(entry.first);
        return (config && config->retired) || device.leaves_out(entry.first) || is_only_listed;
    });
    return known;
}

std::vector<TerminalArrival> terminals_of(const DeviceConfig& device, const Mapper& mapper,
                                          const Journal& journal, const ShiftConfig& shift, Moment now,
                                          std::optional<Moment> pull_began) {
    Known known = terminals_that_count(device, journal, mapper.device_now(now), shift.silent_after);
    // What came in between the last complete pull and the question was not read: then only the punches tell.
    const auto seen = terminals_seen(journal);
    const bool usable = seen && pull_began && seen->asked <= *pull_began;
    std::vector<TerminalArrival> terminals;
    for (const auto& [serial, last_punch] : known.heard) {
        std::optional<LocalTime> heard = last_punch;
        if (usable && seen->last_activity.contains(serial)) {
            const LocalTime active = seen->last_activity.at(serial);
            heard = std::max(heard.value_or(active), active);
        }
        std::optional<SiteTime> active;
        if (heard) active = mapper.site_time(*heard);
        terminals.push_back({known.labels.at(serial), active});
    }
    return terminals;
}

/// What the device's clock showed, at least, when a pull began. Without a zone this host's clock may show any
/// other: then it counts as far as the site's bears it out, and what the device itself has shown before that
/// moment counts in any case.
LocalTime pull_began_there(const DeviceConfig& device, const Mapper& mapper, const Journal& journal,
                           Moment pull_began, std::optional<std::chrono::seconds> site_offset) {
    LocalTime time = mapper.device_now(pull_began);
    // A terminal that stands alone has told what it shows, and this host's clock is compared with that.
    if (device.lone) return std::min(time, marks::local_time(journal, marks::read_until).value_or(time));
    if (device.time_zone) return time;
    const LocalTime recent = time - recently;
    if (site_offset) time = std::min(time, wall_clock(pull_began, *site_offset));
    const auto seen = terminals_seen(journal);
    if (seen && seen->asked <= pull_began) {
        for (const auto& [serial, active] : seen->last_activity) time = std::max(time, active);
    }
    return std::max(time, journal.newest_upload(recent, pull_began).value_or(time));
}

std::optional<SiteTime> site_time(const Mapper& mapper, std::optional<LocalTime> time) {
    if (!time) return std::nullopt;
    return mapper.site_time(*time);
}

void add_undelivered(const Arrival& arrival, std::vector<Hold>& holds) {
    const auto add = [&](const std::optional<SiteTime>& oldest, std::string_view what) {
        if (oldest)
            holds.push_back(
                {oldest, fmt::format("{}: a punch of {} {}", arrival.device, oldest->text(), what)});
    };
    add(arrival.oldest_pending, "is not delivered yet");
    add(arrival.oldest_in_doubt, "is in doubt");
    add(arrival.oldest_waiting, "waits");
}

/// What may not move comes before any time.
void sort_by_time(std::vector<Hold>& holds) { std::ranges::stable_sort(holds, {}, &Hold::at); }

} // namespace

Arrival arrival_of(const DeviceConfig& device, const Mapper& mapper, const Journal& journal,
                   const ShiftConfig& shift, const MarkClocks& clocks) {
    const Moment now = clocks.now;
    Arrival arrival;
    arrival.device = device.name;
    arrival.paused = !device.enabled;
    auto pull_began = marks::moment(journal, marks::last_complete_pull);
    if (pull_began && *pull_began > now) {
        arrival.problem = "its last complete pull lies ahead of this host's clock";
        pull_began.reset();
    }
    if (const auto why = device.lone ? why_clock_is_wrong(journal) : std::string{}; !why.empty())
        arrival.problem = why;
    if (pull_began) {
        const LocalTime there = pull_began_there(device, mapper, journal, *pull_began, clocks.site_offset);
        arrival.pull_began = mapper.site_time(there);
        arrival.began_later = there != mapper.device_now(*pull_began);
    }
    arrival.terminals = terminals_of(device, mapper, journal, shift, now, pull_began);
    // In this order: another pass may turn what waits or is in doubt into pending meanwhile, but not back,
    // because it needs the site's lock for that. A moment later than now counts as long ago.
    arrival.oldest_waiting = site_time(mapper, journal.oldest(PunchState::waiting, now - shift.hold, now));
    arrival.oldest_in_doubt = site_time(mapper, journal.oldest(PunchState::in_doubt, Moment::min()));
    arrival.oldest_pending = site_time(mapper, journal.oldest(PunchState::pending, Moment::min()));
    for (const CodeCount& code : journal.codes_read_before(PunchState::waiting, now - shift.hold)) {
        arrival.overdue.push_back(mapper.spelled(code.code));
    }
    return arrival;
}

std::vector<Hold> holds_of(const Arrival& arrival) {
    const std::string& device = arrival.device;
    const std::string paused = arrival.paused ? "paused (enabled = false); " : "";
    if (!arrival.problem.empty())
        return {{std::nullopt, fmt::format("{}: {}{}", device, paused, arrival.problem)}};
    if (!arrival.pull_began) {
        return {{std::nullopt, fmt::format("{}: {}it was never read completely", device, paused)}};
    }
    std::vector<Hold> holds;
    const Hold pull{arrival.pull_began,
                    fmt::format("{}: {}its last complete pull began {} {}", device, paused,
                                arrival.began_later ? "when its clock showed at least" : "at",
                                arrival.pull_began->text())};
    // The terminal that showed it is the better reason.
    if (!arrival.began_later) holds.push_back(pull);
    for (const TerminalArrival& terminal : arrival.terminals) {
        const std::string last = terminal.active ? "was last active at " + terminal.active->text()
                                                 : "was never heard of; retired = true takes it out";
        holds.push_back({terminal.active,
                         fmt::format("{}: terminal {} {}", device, printable(terminal.label, 100), last)});
    }
    if (arrival.began_later) holds.push_back(pull);
    add_undelivered(arrival, holds);
    sort_by_time(holds);
    return holds;
}

MarkDecision decide_mark(const std::vector<Arrival>& arrivals, std::chrono::seconds margin,
                         std::vector<Hold> others) {
    MarkDecision decision{std::nullopt, std::move(others)};
    for (const Arrival& arrival : arrivals) {
        for (Hold& hold : holds_of(arrival)) decision.holds.push_back(std::move(hold));
    }
    sort_by_time(decision.holds);
    if (decision.holds.empty() || !decision.holds.front().at) return decision;
    decision.mark = SiteTime{decision.holds.front().at->wall() - margin};
    return decision;
}

} // namespace zksync
