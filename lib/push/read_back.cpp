#include "push/read_back.hpp"

#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "journal/journal.hpp"
#include "push/attendance_check.hpp"
#include "push/blocked.hpp"
#include "push/doubles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace zksync {
namespace {

bool is_as_sent(const StoredCheckin& stored, const Checkin& sent) {
    return stored.employee == sent.employee && stored.time && SiteTime{*stored.time} == sent.time;
}

/// What was created, as the site has it now.
struct Seen {
    std::map<std::string, StoredCheckin> by_name;
    CheckinsFound by_second;
};

/// By name, which tells what became of each; and by employee and second, which tells whether it is alone
/// there.
Seen look_at(const SitePass& at, const std::vector<std::pair<Delivery, std::string>>& created) {
    std::vector<std::string> names;
    std::vector<EmployeeSecond> seconds;
    for (const auto& [delivery, name] : created) {
        names.push_back(name);
        seconds.push_back(second_of(delivery.checkin));
    }
    const auto stored = at.client.checkins_named(names);
    insist_on_being_shown(at, names, stored);
    Seen seen;
    for (const StoredCheckin& checkin : stored) seen.by_name.emplace(checkin.name, checkin);
    const bool times_are_shown =
        std::ranges::all_of(stored, [](const StoredCheckin& one) { return one.time.has_value(); });
    if (times_are_shown) seen.by_second = find_checkins(at.client, std::move(seconds));
    return seen;
}

/// The rows that were not stored as they were sent, and what was stored instead.
struct Wrong {
    std::set<std::int64_t> rows;
    std::vector<StoredCheckin> checkins;
};

Wrong wrong_among(const Seen& seen, const std::vector<std::pair<Delivery, std::string>>& created) {
    Wrong wrong;
    for (const auto& [delivery, name] : created) {
        const auto there = seen.by_name.find(name);
        if (there != seen.by_name.end() && is_as_sent(there->second, delivery.checkin)) continue;
        StoredCheckin nameless;
        nameless.name = name;
        wrong.checkins.push_back(there == seen.by_name.end() ? nameless : there->second);
        wrong.rows.insert(delivery.seq);
    }
    return wrong;
}

/// The one that stays, where somebody else has stored the same punch meanwhile: ours, or the earlier one.
const StoredCheckin& survivor_of(const Seen& seen, const Delivery& delivery, const StoredCheckin& ours) {
    const auto second = seen.by_second.find(second_of(delivery.checkin));
    return second == seen.by_second.end() ? ours : survivor(second->second, ours);
}

} // namespace

void insist_on_being_shown(const SitePass& at, const std::vector<std::string>& names,
                           const std::vector<StoredCheckin>& shown) {
    const auto hidden = at.client.hidden_of(names, shown);
    if (hidden.empty()) return;
    throw Error(
        ErrorKind::refused,
        fmt::format("cannot read back what was created on {}: the site does not show the API key's user "
                    "check-ins that it has, {} among them",
                    at.pass.config.site.url, printable(*hidden.begin())),
        remove_user_permissions());
}

std::vector<StoredCheckin> read_back(const SitePass& at,
                                     const std::vector<std::pair<Delivery, std::string>>& created) {
    const Seen seen = look_at(at, created);
    const Wrong wrong = wrong_among(seen, created);
    std::optional<Error> stopped;
    // Blocked, and named, first: a pass that is killed here must not forget it.
    if (const auto later = later_ones(seen.by_second); !later.empty()) {
        name_doubles(at, later);
        stopped = doubles_error(at, later);
    }
    if (!wrong.rows.empty())
        stopped =
            block(at, "the site did not store check-ins at the time they were sent with", wrong.checkins);
    std::vector<StoredCheckin> right;
    std::vector<Landed> landed;
    Journal::Transaction transaction(at.pass.journal);
    for (const auto& [delivery, name] : created) {
        if (wrong.rows.contains(delivery.seq)) continue;
        const StoredCheckin& ours = seen.by_name.at(name);
        const StoredCheckin& stays = survivor_of(seen, delivery, ours);
        const bool is_ours = stays.name == name;
        note_delivered(at, delivery, is_ours ? PunchState::sent : PunchState::duplicate, stays.name);
        right.push_back(ours);
        if (!is_ours) continue;
        at.pass.journal.set_shift(delivery.seq, ours.shift);
        landed.push_back({delivery.seq, delivery.code, ours});
    }
    for (const std::int64_t seq : wrong.rows) {
        at.pass.journal.set_judgement(seq, {PunchState::pending, Reason::none, ""}, at.pass.clock.now());
    }
    transaction.commit();
    if (stopped) throw *stopped;
    note_attendance(at, std::move(landed));
    return right;
}

} // namespace zksync
