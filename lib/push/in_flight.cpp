#include "push/in_flight.hpp"

#include "journal/journal.hpp"

namespace zksync {

std::vector<Checkin> checkins_of(std::span<const Delivery> group) {
    std::vector<Checkin> checkins;
    for (const Delivery& delivery : group) checkins.push_back(delivery.checkin);
    return checkins;
}

void mark_under_way(const SitePass& at, std::span<const Delivery> group) {
    std::vector<std::pair<std::int64_t, Checkin>> rows;
    for (const Delivery& delivery : group) rows.emplace_back(delivery.seq, delivery.checkin);
    const Departure departure = at.departure();
    at.pass.journal.mark_in_flight(rows, departure);
    at.site.set_under_way({at.pass.device.name, departure, checkins_of(group)});
}

void make_pending(const SitePass& at, std::span<const Delivery> group) {
    Journal::Transaction transaction(at.pass.journal);
    for (const Delivery& delivery : group) {
        at.pass.journal.set_judgement(delivery.seq, {PunchState::pending, Reason::none, ""},
                                      at.pass.clock.now());
    }
    transaction.commit();
}

void take_back(const SitePass& at, std::span<const Delivery> group) {
    make_pending(at, group);
    at.site.clear_under_way();
}

} // namespace zksync
