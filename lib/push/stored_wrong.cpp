#include "push/stored_wrong.hpp"

#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "pass/wrong_checkins.hpp"
#include "push/blocked.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace zksync {
namespace {

/// The UTC offset of the site's clock, as a rehearsal showed it.
std::optional<std::chrono::seconds> known_offset(const SitePass& at) {
    const auto memo = at.site.rehearsal();
    return memo ? memo->utc_offset : std::nullopt;
}

/// When the first of these requests left, by the wall clock of a site with that offset.
LocalTime departed(const SitePass& at, std::span<const Departure> departures, std::chrono::seconds offset) {
    const Moment host_now = at.pass.clock.now();
    const auto ahead = at.client.server_date().value_or(host_now) - host_now;
    const Moment left = std::ranges::min(departures, {}, &Departure::at).at;
    constexpr std::chrono::seconds slack{2}; // the Date header has no fractions
    const std::chrono::microseconds wall = (left + ahead + offset - slack).time_since_epoch();
    return LocalTime::from_micros(wall.count());
}

} // namespace

std::vector<StoredCheckin> stored_wrong(const SitePass& at, std::span<const Checkin> sent,
                                        std::span<const Departure> departures) {
    // An offset that nobody knows lies within half a day.
    const auto offset = known_offset(at);
    const LocalTime since = departed(at, departures, offset.value_or(std::chrono::hours{-12}));
    std::map<std::string, std::set<std::string>> employees_by_device;
    std::set<EmployeeSecond> seconds;
    for (const Checkin& checkin : sent) {
        employees_by_device[checkin.device_id].insert(checkin.employee);
        seconds.insert(second_of(checkin));
    }
    std::vector<StoredCheckin> wrong;
    for (const auto& [device_id, employees] : employees_by_device) {
        const std::vector<std::string> names(employees.begin(), employees.end());
        for (const StoredCheckin& stored : at.client.checkins_created_since(names, device_id, since)) {
            const bool known =
                stored.time && (seconds.contains({stored.employee, SiteTime{*stored.time}}) ||
                                at.pass.journal.row_sent(stored.employee, SiteTime{*stored.time}));
            if (!known && bears_the_traps_mark(stored)) wrong.push_back(stored);
        }
    }
    return wrong;
}

void end_write(const SitePass& at, std::span<const Checkin> sent, std::span<const Departure> departures) {
    const auto wrong = stored_wrong(at, sent, departures);
    if (wrong.empty()) return at.site.clear_under_way();
    // Blocked first: a pass that is killed here must not forget it.
    const Error stopped = block(
        at, "the site stored check-ins at times nobody sent: the key's user may not set their time", wrong);
    at.site.clear_under_way();
    throw stopped;
}

} // namespace zksync
