#include "lookback/reconcile.hpp"

#include "core/error.hpp"
#include "mapper/mapper.hpp"
#include "pull/pull.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::days day_long{1};
constexpr std::chrono::seconds second{1};
/// Between two zones, an hour may come twice or not at all.
constexpr std::chrono::hours slack{2};

/// What the check-ins of a device may be labelled with.
std::set<std::string> labels_of(const Pass& pass) {
    std::set<std::string> labels{pass.mapper.device_id(Punch{})};
    for (const TerminalActivity& terminal :
         pass.journal.terminals(pass.mapper.device_now(pass.clock.now()))) {
        Punch punch;
        punch.terminal = terminal.serial_number;
        punch.terminal_alias = terminal.alias;
        labels.insert(pass.mapper.device_id(punch));
    }
    return labels;
}

} // namespace

Reconcile::Reconcile(const Pass& pass, SiteRange range) : pass_(pass), range_(range) {
    if (range.to < range.from) throw Error(ErrorKind::usage, "the range ends before it begins");
    const SiteTime go_live = pass.mapper.site_time(pass.device.since);
    // The day of the go-live may be asked for whole, in either zone.
    if (range.from.wall() < std::min(go_live.wall().midnight(), pass.device.since.midnight())) {
        throw Error(ErrorKind::usage,
                    fmt::format("--since {} is before the go-live of {} ({})", range.from.text(),
                                pass.device.name, go_live.text()),
                    "nothing before it is sent; move `since` in the configuration if that is meant");
    }
    range_.from = std::max(range.from, go_live);
    range_.to = std::max(range.to, go_live);
}

LocalTime Reconcile::device_from() const {
    const LocalTime from = pass_.mapper.device_time(range_.from);
    return pass_.device.time_zone ? std::max(from - slack, pass_.device.since) : from;
}

LocalTime Reconcile::device_to() const {
    const LocalTime to = pass_.mapper.device_time(range_.to) + second;
    return pass_.device.time_zone ? to + slack : to;
}

void Reconcile::read_device(DeviceClient& device) {
    Pull(pass_, device).read_whole(device_from(), device_to());
}

void Reconcile::compare(FrappeClient& site, const std::function<void(const ReconciledDay&)>& each) {
    labels_ = labels_of(pass_);
    const LocalTime last = range_.to.wall();
    for (LocalTime start = range_.from.wall(); start <= last; start = start.midnight() + day_long) {
        const LocalTime end = std::min(last + second, start.midnight() + day_long);
        each(compare_day(evidence(site, SiteTime{start}, SiteTime{end})));
    }
}

/// Half-open: from ≤ time < to.
DayEvidence Reconcile::evidence(FrappeClient& site, SiteTime from, SiteTime to) {
    DayEvidence evidence;
    evidence.day = from.wall().midnight();
    evidence.labels = labels_;
    evidence.rows = pass_.journal.rows_between(pass_.mapper.device_time(from) - slack,
                                               pass_.mapper.device_time(to) + slack);
    std::erase_if(evidence.rows, [&](const JournalRow& row) {
        const SiteTime time = pass_.mapper.site_time(*row.punch.time);
        return time < from || time >= to;
    });
    for (const JournalRow& row : evidence.rows) {
        if (row.in_flight) evidence.labels.insert(row.in_flight->checkin.device_id);
    }
    site.for_each_checkin(from, to,
                          [&](const StoredCheckin& checkin) { evidence.checkins.push_back(checkin); });
    const auto names = names_to_ask_for(evidence.rows, evidence.checkins);
    if (!names.empty()) evidence.moved = site.checkins_named(names);
    insist_on_seeing(site, evidence);
    find_owners(site, evidence);
    return evidence;
}

/// What is not shown is not gone: nobody is told that somebody deleted it.
void Reconcile::insist_on_seeing(FrappeClient& site, const DayEvidence& evidence) const {
    const auto names = names_to_ask_for(evidence.rows, evidence.checkins);
    const auto hidden = site.hidden_of(names, evidence.moved);
    if (hidden.empty()) return;
    throw Error(
        ErrorKind::refused,
        fmt::format("cannot compare with {}: it does not show the API key's user check-ins that it has, "
                    "{} among them",
                    pass_.config.site.url, printable(*hidden.begin())),
        remove_user_permissions());
}

/// Whose punch a row is: as it was sent, else as it would be sent now.
void Reconcile::find_owners(FrappeClient& site, DayEvidence& evidence) {
    // What fell back to pending is mapped anew when it goes.
    const auto was_sent = [](const JournalRow& row) {
        return row.in_flight && row.judgement.state != PunchState::pending;
    };
    std::vector<EmployeeCode> codes;
    for (const JournalRow& row : evidence.rows) {
        if (!was_sent(row) && !is_set_aside(row)) codes.push_back(row.punch.code.bare());
    }
    employees_.ask(site, codes);
    const bool nobodys =
        std::ranges::any_of(codes, [&](const EmployeeCode& code) { return employees_.with(code).empty(); });
    if (nobodys) employees_.insist_on_seeing_all(site, pass_.config.site.url);
    for (const JournalRow& row : evidence.rows) {
        if (was_sent(row)) {
            evidence.owners[row.seq] = second_of(row.in_flight->checkin);
            continue;
        }
        const auto mapped = pass_.mapper.map(row.punch, employees_.with(row.punch.code.bare()));
        const auto* checkin = std::get_if<Checkin>(&mapped);
        const SiteTime time = pass_.mapper.site_time(*row.punch.time);
        evidence.owners[row.seq] = checkin ? second_of(*checkin) : EmployeeSecond{"", time};
    }
}

} // namespace zksync
