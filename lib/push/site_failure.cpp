#include "push/site_failure.hpp"

#include "frappe/find_checkins.hpp"
#include "push/in_flight.hpp"
#include "push/read_back.hpp"
#include "push/rehearsal.hpp"
#include "push/stored_wrong.hpp"

#include <string>
#include <utility>

namespace zksync {

std::vector<Delivery> keep_what_arrived(const SitePass& at, std::span<const Delivery> group) {
    const auto write = at.site.under_way();
    std::vector<EmployeeSecond> wanted;
    for (const Delivery& delivery : group) wanted.push_back(second_of(delivery.checkin));
    const CheckinsFound found = find_checkins(at.client, std::move(wanted));

    std::vector<std::pair<Delivery, std::string>> arrived;
    std::vector<Delivery> missing;
    for (const Delivery& delivery : group) {
        const auto there = found.find(second_of(delivery.checkin));
        if (there == found.end()) {
            missing.push_back(delivery);
        } else {
            arrived.emplace_back(delivery, there->second.front().name);
        }
    }
    if (!arrived.empty()) read_back(at, arrived);
    make_pending(at, missing);
    if (missing.empty() || !write) {
        at.site.clear_under_way();
    } else {
        end_write(at, checkins_of(missing), {&write->departure, 1});
    }
    return missing;
}

Health health_of(const SitePass& at, std::span<const Checkin> rehearsed) {
    for (const Checkin& checkin : rehearsed) {
        switch (rehearse_patiently(at, checkin).outcome) {
        case Rehearsal::Outcome::accepted:
        case Rehearsal::Outcome::refused:
            return Health::well;
        case Rehearsal::Outcome::not_allowed:
            return Health::untold;
        case Rehearsal::Outcome::busy:
        case Rehearsal::Outcome::failed:
            return Health::ill;
        case Rehearsal::Outcome::broken:
            break;
        }
    }
    return Health::ill;
}

} // namespace zksync
