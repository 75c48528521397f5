#include "lookback/reconcile.hpp"

#include "core/error.hpp"
#include "pull/pull.hpp"
#include "source/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::days day_long{1};
constexpr std::chrono::seconds second{1};
/// By how much a device may be ahead of this host: what is further ahead is quarantined (docs/rules.md,
/// section 1).
constexpr std::chrono::hours furthest_ahead{24};
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

OtherJournals::OtherJournals(const Pass& pass, const Open& open) {
    for (const DeviceConfig& device : pass.config.devices) {
        if (device.name == pass.device.name) continue;
        try {
            if (auto journal = open(device.name))
                others_.push_back({Mapper(device, pass.config.site), *std::move(journal)});
        } catch (const Error& error) {
            pass.log.warning(fmt::format("check-ins of {} seem to have come by other ways: {}", device.name,
                                         error.what()));
        }
    }
}

Brought OtherJournals::between(SiteTime from, SiteTime to) const {
    Brought brought;
    for (const Other& other : others_) {
        for (const JournalRow& row : other.journal.rows_between(other.mapper.device_time(from) - slack,
                                                                other.mapper.device_time(to) + slack)) {
            if (!row.checkin.empty()) brought.names.insert(row.checkin);
            if (row.in_flight && is_delivered(row.judgement.state))
                brought.seconds.insert(second_of(row.in_flight->checkin));
        }
    }
    return brought;
}

Reconcile::Reconcile(const Pass& pass, const AskedRange& asked, const OtherJournals::Open& open)
    : pass_(pass), range_{asked.from, asked.to.value_or(SiteTime{
                                          pass.mapper.site_now(pass.clock.now()).wall() + furthest_ahead})},
      ends_with_the_newest_(!asked.to), others_(pass, open) {
    const SiteRange range = range_;
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

void Reconcile::read_device(Source& device) {
    Pull(pass_, device).read_whole(device_from(), device_to());
    if (!ends_with_the_newest_) return;
    const Moment now = pass_.clock.now();
    const auto newest = pass_.journal.newest(pass_.mapper.device_now(now) + furthest_ahead);
    const SiteTime here = pass_.mapper.site_now(now);
    range_.to = std::max(range_.from, newest ? std::max(here, pass_.mapper.site_time(*newest)) : here);
}

void Reconcile::compare(FrappeClient& site, const std::function<void(const ReconciledDay&)>& each) {
    labels_ = labels_of(pass_);
    const LocalTime last = range_.to.wall();
    for (LocalTime start = range_.from.wall(); start <= last; start = start.midnight() + day_long) {
        const LocalTime end = std::min(last + second, start.midnight() + day_long);
        ReconciledDay day = compare_day(evidence(site, SiteTime{start}, SiteTime{end}));
        for (Difference& difference : day.differences) {
            if (!difference.code.value.empty())
                difference.biometric_id = pass_.mapper.biometric_id(difference.code);
        }
        each(day);
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
    evidence.brought = others_.between(from, to);
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

/// Who has the code, though the punch waits: somebody who is inactive, say.
std::string Reconcile::only_bearer(const JournalRow& row) const {
    std::string bearer;
    for (const Employee& employee : employees_.with(pass_.mapper.biometric_id(row.punch.code))) {
        if (!bearer.empty()) return "";
        bearer = employee.name;
    }
    return bearer;
}

/// Whose punch a row is: as it was sent, else as it would be sent now.
void Reconcile::find_owners(FrappeClient& site, DayEvidence& evidence) {
    // What fell back to pending is mapped anew when it goes.
    const auto was_sent = [](const JournalRow& row) {
        return row.in_flight && row.judgement.state != PunchState::pending;
    };
    std::vector<EmployeeCode> ids;
    for (const JournalRow& row : evidence.rows) {
        if (!was_sent(row) && !is_set_aside(row)) ids.push_back(pass_.mapper.biometric_id(row.punch.code));
    }
    employees_.ask(site, ids);
    const bool nobodys =
        std::ranges::any_of(ids, [&](const EmployeeCode& id) { return employees_.with(id).empty(); });
    if (nobodys) employees_.insist_on_seeing_all(site, pass_.config.site.url);
    for (const JournalRow& row : evidence.rows) {
        if (was_sent(row)) {
            evidence.owners[row.seq] = second_of(row.in_flight->checkin);
            continue;
        }
        const auto mapped =
            pass_.mapper.map(row.punch, employees_.with(pass_.mapper.biometric_id(row.punch.code)));
        const auto* checkin = std::get_if<Checkin>(&mapped);
        const SiteTime time = pass_.mapper.site_time(*row.punch.time);
        evidence.owners[row.seq] = checkin ? second_of(*checkin) : EmployeeSecond{only_bearer(row), time};
    }
}

} // namespace zksync
