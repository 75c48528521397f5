#include "frappe/find_checkins.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

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
                        "give the key's user the role HR User");
        }
        const EmployeeSecond second{checkin.employee, SiteTime{*checkin.time}};
        if (seconds.contains(second)) found[second].push_back(checkin);
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
    for (auto& [second, checkins] : found)
        std::ranges::sort(checkins, {}, [](const StoredCheckin& checkin) {
            return std::tie(checkin.created, checkin.name);
        });
    return found;
}

} // namespace zksync
