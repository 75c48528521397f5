#include "push/read_back.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "push/attendance_check.hpp"
#include "push/blocked.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace zksync {
namespace {

bool is_as_sent(const StoredCheckin& stored, const Checkin& sent) {
    return stored.employee == sent.employee && stored.time && SiteTime{*stored.time} == sent.time;
}

} // namespace

std::vector<StoredCheckin> read_back(const SitePass& at,
                                     const std::vector<std::pair<Delivery, std::string>>& created) {
    std::vector<std::string> names;
    for (const auto& [delivery, name] : created) names.push_back(name);
    std::map<std::string, StoredCheckin> stored;
    for (StoredCheckin& checkin : at.client.checkins_named(names))
        stored.emplace(checkin.name, std::move(checkin));

    std::vector<StoredCheckin> wrong;
    std::vector<std::int64_t> unsent;
    for (const auto& [delivery, name] : created) {
        const auto there = stored.find(name);
        if (there != stored.end() && is_as_sent(there->second, delivery.checkin)) continue;
        StoredCheckin seen;
        seen.name = name;
        wrong.push_back(there == stored.end() ? seen : there->second);
        unsent.push_back(delivery.seq);
    }
    std::optional<Error> stopped;
    // Blocked first: a pass that is killed here must not forget it.
    if (!wrong.empty()) {
        stopped = block(at, "the site did not store check-ins at the time they were sent with", wrong);
    }
    std::vector<StoredCheckin> right;
    std::vector<Landed> landed;
    Journal::Transaction transaction(at.pass.journal);
    for (const auto& [delivery, name] : created) {
        if (std::ranges::find(unsent, delivery.seq) != unsent.end()) continue;
        const StoredCheckin& there = stored.at(name);
        note_delivered(at, delivery, PunchState::sent, name);
        at.pass.journal.set_shift(delivery.seq, there.shift);
        landed.push_back({delivery.seq, delivery.code, there});
        right.push_back(there);
    }
    for (const std::int64_t seq : unsent) {
        at.pass.journal.set_judgement(seq, {PunchState::pending, Reason::none, ""}, at.pass.clock.now());
    }
    transaction.commit();
    if (stopped) throw *stopped;
    note_attendance(at, std::move(landed));
    return right;
}

} // namespace zksync
