#include "shifts/shift_mark.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "mapper/mapper.hpp"
#include "pass/coverage.hpp"
#include "pass/marks.hpp"
#include "pass/site_clock.hpp"
#include "shifts/mark_words.hpp"
#include "shifts/terminals_seen.hpp"
#include "source/source.hpp"
#include "util/lock_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::seconds lock_wait{30};

void note_problem(SiteFile& site, const std::string& shift, const std::string& problem) {
    ShiftMemo memo = shift_memo(site, shift).value_or(ShiftMemo{});
    memo.problem = problem;
    remember_shift(site, shift, memo);
}

/// The site's wall clock, where a rehearsal has shown its offset.
std::optional<LocalTime> site_wall_clock(const SiteFile& site, std::optional<Moment> date) {
    const auto memo = site.rehearsal();
    if (!memo || !memo->utc_offset || !date) return std::nullopt;
    return wall_clock(*date, *memo->utc_offset);
}

} // namespace

ShiftMarks::ShiftMarks(const Pass& pass, SitePaths paths, OpenJournal open_journal)
    : pass_(pass), paths_(std::move(paths)), open_journal_(std::move(open_journal)) {}

std::vector<const ShiftConfig*> ShiftMarks::shifts_of_device() const {
    std::vector<const ShiftConfig*> shifts;
    for (const ShiftConfig& shift : pass_.config.shifts) {
        if (std::ranges::find(shift.devices, pass_.device.name) != shift.devices.end())
            shifts.push_back(&shift);
    }
    return shifts;
}

/// Another device's look does not know what this one's terminals have just told.
bool ShiftMarks::is_due(const SiteFile& site, const ShiftConfig& shift) const {
    const auto memo = shift_memo(site, shift.name);
    return has_asked_ || !memo || is_past(memo->looked_at, between_mark_looks, pass_.clock.now());
}

std::vector<const ShiftConfig*> ShiftMarks::due_shifts() const {
    auto due = shifts_of_device();
    if (due.empty()) return due;
    if (const auto site = SiteFile::open_existing(paths_.file)) {
        std::erase_if(due, [&](const ShiftConfig* shift) { return !is_due(*site, *shift); });
    }
    return due;
}

/// A shift that nobody has looked at yet does not wait until the device may be asked again.
bool ShiftMarks::may_ask_terminals() const {
    const auto shifts = shifts_of_device();
    if (shifts.empty()) return false;
    const auto last = marks::moment(pass_.journal, marks::terminals_asked);
    if (!last || is_past(*last, between_mark_looks, pass_.clock.now())) return true;
    const auto site = SiteFile::open_existing(paths_.file);
    return !site || std::ranges::any_of(
                        shifts, [&](const ShiftConfig* shift) { return !shift_memo(*site, shift->name); });
}

void ShiftMarks::ask_terminals(Source& device) {
    const Moment asked = pass_.clock.now();
    // Whatever is wrong here, the punches are read all the same: they say themselves if the device is away.
    try {
        if (!may_ask_terminals()) return;
        marks::set_moment(pass_.journal, marks::terminals_asked, asked);
        has_asked_ = true;
        remember_terminals(pass_.journal, asked, device.terminals());
    } catch (const Error& error) {
        pass_.log.info(fmt::format("cannot see when the terminals were last active: {}", error.what()));
    }
}

void ShiftMarks::move(FrappeClient& client) {
    const auto due = due_shifts();
    if (due.empty()) return;
    const auto lock = LockFile::acquire_after_others(paths_.lock, lock_wait);
    if (!lock)
        return pass_.log.info("another pass writes to the site: the shift marks are left to the next pass");
    SiteFile site(paths_.file);
    std::optional<Error> first;
    for (const ShiftConfig* shift : due) {
        // Another pass may have been faster.
        if (!is_due(site, *shift)) continue;
        try {
            look_at(client, site, *shift);
        } catch (const Error& error) {
            note_problem(site, shift->name, error.what());
            if (!first) first = error;
        }
    }
    if (first) throw *first;
}

std::vector<Arrival> ShiftMarks::arrivals(const SiteFile& site, const ShiftConfig& shift) const {
    const auto memo = site.rehearsal();
    const MarkClocks clocks{pass_.clock.now(), memo ? memo->utc_offset : std::nullopt};
    std::vector<Arrival> all;
    for (const std::string& device : shift.devices) all.push_back(arrival(device, shift, clocks));
    return all;
}

Arrival ShiftMarks::arrival(const std::string& name, const ShiftConfig& shift,
                            const MarkClocks& clocks) const {
    if (name == pass_.device.name)
        return arrival_of(pass_.device, pass_.mapper, pass_.journal, shift, clocks);
    Arrival unknown;
    unknown.device = name;
    const DeviceConfig* device = pass_.config.find_device(name);
    if (!device) {
        unknown.problem = "it is not configured";
        return unknown;
    }
    unknown.paused = !device->enabled;
    try {
        if (const auto journal = open_journal_(name)) {
            return arrival_of(*device, Mapper(*device, pass_.config.site), *journal, shift, clocks);
        }
    } catch (const Error& error) {
        unknown.problem = error.what();
    }
    return unknown;
}

void ShiftMarks::look_at(FrappeClient& client, SiteFile& site, const ShiftConfig& shift) {
    ShiftMemo memo = shift_memo(site, shift.name).value_or(ShiftMemo{});
    memo.looked_at = pass_.clock.now();
    // Before anybody is asked: what goes wrong is said every 15 minutes, not by every pass.
    remember_shift(site, shift.name, memo);

    const ShiftType type = client.shift_type(shift.name);
    const auto uncovered = uncovered_days(
        {.process_after = type.process_after, .mark = type.mark, .auto_attendance = type.auto_attendance},
        covered_from(pass_.config, shift));
    std::vector<Hold> others;
    if (uncovered) others.push_back({std::nullopt, uncovered->what()});
    const auto all = arrivals(site, shift);
    const MarkDecision decision = decide_mark(all, shift.margin, std::move(others));
    memo.mark = type.mark;
    memo.reached = decision.mark ? std::optional{decision.mark->wall()} : std::nullopt;
    // Where no zone is configured, a host in another zone than the site must not move the mark past the
    // site's now.
    const auto site_now = site_wall_clock(site, client.server_date());
    if (memo.reached && site_now) memo.reached = std::min(*memo.reached, *site_now - shift.margin);
    memo.holds = notable_holds(decision.holds);
    memo.overdue = overdue_codes(all);
    memo.problem = reason_to_leave_alone(type, client.server_date(), pass_.clock.now());
    if (memo.problem.empty() && memo.reached && (!type.mark || *memo.reached > *type.mark)) {
        client.set_mark(shift.name, SiteTime{*memo.reached});
        memo.mark = memo.reached;
        memo.moved_at = memo.looked_at;
    }
    remember_shift(site, shift.name, memo);
    say_mark(pass_, site, shift, memo, uncovered);
}

} // namespace zksync
