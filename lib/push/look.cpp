#include "push/look.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"

#include <algorithm>
#include <set>

namespace zksync {
namespace {

/// A gap this long between two times is worth a request of its own: the site reads everything in between.
constexpr std::chrono::hours gap{36};

using Seconds = std::span<const EmployeeSecond>;

void find_in_range(FrappeClient& client, Seconds wanted, CheckinsFound& found) {
    const std::set<EmployeeSecond> seconds(wanted.begin(), wanted.end());
    std::set<std::string> employees;
    for (const auto& [employee, time] : wanted) employees.insert(employee);
    const std::vector<std::string> names(employees.begin(), employees.end());

    const SiteTime from = wanted.front().second;
    const SiteTime to{wanted.back().second.wall() + std::chrono::seconds{1}};
    client.for_each_checkin(names, from, to, [&](const StoredCheckin& checkin) {
        if (!checkin.time) {
            throw Error(ErrorKind::refused,
                        "the site lists check-ins without their time: the key's user may not read it",
                        "give the key's user the role HR User or HR Manager");
        }
        const EmployeeSecond second{checkin.employee, SiteTime{*checkin.time}};
        if (seconds.contains(second)) found.try_emplace(second, checkin.name);
    });
}

} // namespace

CheckinsFound find_checkins(FrappeClient& client, std::vector<EmployeeSecond> wanted) {
    std::ranges::sort(wanted, {}, &EmployeeSecond::second);
    CheckinsFound found;
    auto start = wanted.begin();
    while (start != wanted.end()) {
        auto end = start + 1;
        while (end != wanted.end() && end->second.wall() - (end - 1)->second.wall() < gap) ++end;
        find_in_range(client, Seconds(start, end), found);
        start = end;
    }
    return found;
}

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
            note_delivered(at, delivery, PunchState::duplicate, there->second);
        }
    }
    transaction.commit();
    return missing;
}

} // namespace zksync
