#include "push/settle.hpp"

#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "journal/journal.hpp"
#include "push/barrier.hpp"
#include "push/doubles.hpp"
#include "push/read_back.hpp"
#include "push/stored_wrong.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

namespace zksync {
namespace {

constexpr int all_rows = std::numeric_limits<int>::max();

/// Everything that is in doubt: rows of this journal, and what the site's file remembers (often the same).
struct InDoubt {
    std::vector<JournalRow> rows;
    std::vector<Checkin> checkins; ///< all of them, each once
    std::vector<Departure> departures;
};

InDoubt gather(const SitePass& at) {
    InDoubt doubt;
    doubt.rows = at.pass.journal.rows(PunchState::in_doubt, Reason::none, all_rows);
    std::set<EmployeeSecond> seen;
    const auto add = [&](const Checkin& checkin) {
        if (seen.insert(second_of(checkin)).second) doubt.checkins.push_back(checkin);
    };
    for (const JournalRow& row : doubt.rows) {
        if (!row.in_flight) continue;
        add(row.in_flight->checkin);
        doubt.departures.push_back(row.in_flight->departure);
    }
    if (const auto write = at.site.under_way()) {
        std::ranges::for_each(write->checkins, add);
        doubt.departures.push_back(write->departure);
    }
    return doubt;
}

/// Rows whose check-ins the site named before the pass was ended: they only want to be read back.
void read_back_named(const SitePass& at) {
    std::vector<std::pair<Delivery, std::string>> created;
    for (const JournalRow& row : at.pass.journal.rows(PunchState::in_doubt, Reason::none, all_rows)) {
        if (row.checkin.empty() || !row.in_flight) continue;
        created.emplace_back(Delivery{row.seq, row.in_flight->checkin, row.punch.code, {}}, row.checkin);
    }
    if (created.empty()) return;
    // One that is gone again was not stored wrong: it is looked for like any other.
    std::vector<std::string> names;
    for (const auto& [delivery, name] : created) names.push_back(name);
    std::set<std::string> there;
    const auto shown = at.client.checkins_named(names);
    insist_on_being_shown(at, names, shown);
    for (const StoredCheckin& stored : shown) there.insert(stored.name);
    std::erase_if(created, [&](const auto& pair) { return !there.contains(pair.second); });
    if (!created.empty()) read_back(at, created);
}

/// What was sent, as it would be stored.
StoredCheckin as_stored(const Checkin& sent) {
    StoredCheckin stored;
    stored.log_type = sent.log_type;
    stored.device_id = sent.device_id;
    return stored;
}

/// Returns what else stands for one of these punches: somebody wrote it meanwhile too.
std::vector<StoredCheckin> settle_rows(const SitePass& at, const InDoubt& doubt) {
    std::vector<EmployeeSecond> wanted;
    for (const Checkin& checkin : doubt.checkins) wanted.push_back(second_of(checkin));
    const CheckinsFound found = find_checkins(at.client, std::move(wanted));

    std::vector<StoredCheckin> later = later_ones(found);
    // Named first: a pass that is killed here must not forget it.
    name_doubles(at, later);

    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    std::int64_t arrived = 0;
    Journal::Transaction transaction(journal);
    for (const JournalRow& row : doubt.rows) {
        const auto there = row.in_flight ? found.find(second_of(row.in_flight->checkin)) : found.end();
        if (there == found.end()) {
            journal.set_judgement(row.seq, {PunchState::pending, Reason::none, ""}, now);
        } else {
            const StoredCheckin& stays = survivor(there->second, as_stored(row.in_flight->checkin));
            journal.set_delivered(row.seq, PunchState::sent, stays.name, now);
            tell_correction(at, row.seq);
            ++arrived;
        }
    }
    transaction.commit();
    at.report.sent += arrived;
    if (!doubt.rows.empty()) {
        at.pass.log.info(
            fmt::format("settled: of {} punches whose answer was lost, the site has {}; the others are sent "
                        "again",
                        doubt.rows.size(), arrived));
    }
    return later;
}

} // namespace

std::chrono::seconds time_left(const Departure& departure, const Departure& now,
                               std::chrono::seconds request_limit) {
    const bool same_boot = departure.boot_id == now.boot_id && now.since_boot >= departure.since_boot;
    // Both clocks cut off what is less than a second: what passed between them may be a second less.
    constexpr std::chrono::seconds cut_off{1}, none{0};
    const auto passed =
        same_boot ? std::max(now.since_boot - departure.since_boot - cut_off, none) : now.since_boot;
    return std::max(request_limit - passed, none);
}

Settling settle(const SitePass& at) {
    read_back_named(at);
    const InDoubt doubt = gather(at);
    if (doubt.departures.empty()) return Settling::done;

    std::chrono::seconds left{0};
    for (const Departure& departure : doubt.departures) {
        left = std::max(left, time_left(departure, at.departure(), at.pass.config.site.request_limit));
    }
    if (left.count() > 0) {
        at.pass.log.info(
            fmt::format("a write whose answer was lost may still be running on the site: it is settled in {} "
                        "s at the earliest, nothing is sent before",
                        left.count()));
        return Settling::later;
    }
    if (pass_barrier(at, doubt.checkins) == Barrier::still_running) {
        at.pass.log.info(
            "a write whose answer was lost is still running on the site; nothing is sent before it ends");
        return Settling::later;
    }
    const std::vector<StoredCheckin> later = settle_rows(at, doubt);
    end_write(at, doubt.checkins, doubt.departures);
    if (!later.empty()) throw doubles_error(at, later);
    return Settling::done;
}

} // namespace zksync
