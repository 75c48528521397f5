#include "push/look.hpp"

#include "frappe/find_checkins.hpp"
#include "journal/journal.hpp"

namespace zksync {
std::vector<Delivery> leave_out_what_the_site_has(const SitePass& at, std::vector<Delivery> deliveries) {
    std::vector<EmployeeSecond> wanted;
    for (const Delivery& delivery : deliveries) wanted.push_back(second_of(delivery.checkin));
    const CheckinsFound found = find_checkins(at.client, std::move(wanted));

    std::vector<Delivery> missing;
    Journal::Transaction transaction(at.pass.journal);
    for (Delivery& delivery : deliveries) {
        const auto there = found.find(second_of(delivery.checkin));
        if (there == found.end()) {
            missing.push_back(std::move(delivery));
        } else {
            note_delivered(at, delivery, PunchState::duplicate, there->second.front().name);
        }
    }
    transaction.commit();
    return missing;
}

} // namespace zksync
