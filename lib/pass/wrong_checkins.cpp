#include "pass/wrong_checkins.hpp"

#include "frappe/find_checkins.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace zksync {
namespace {

/// Documents asked for one by one, at most.
constexpr int most_asked_for = 50;

using Shown = std::map<std::string, StoredCheckin>;

Shown shown_of(FrappeClient& client, const std::vector<WrongCheckin>& named) {
    std::vector<std::string> names;
    for (const WrongCheckin& wrong : named) names.push_back(wrong.name);
    Shown shown;
    for (StoredCheckin& stored : client.checkins_named(names)) shown.emplace(stored.name, std::move(stored));
    return shown;
}

/// Everything that the site has in the seconds of those that were there twice.
CheckinsFound beside_of(FrappeClient& client, const std::vector<WrongCheckin>& named) {
    std::vector<EmployeeSecond> seconds;
    for (const WrongCheckin& wrong : named) {
        if (wrong.why == WrongCheckin::Why::twice && wrong.time)
            seconds.emplace_back(wrong.employee, SiteTime{*wrong.time});
    }
    return find_checkins(client, std::move(seconds));
}

} // namespace

std::vector<WrongCheckin> remember_wrong(SiteFile& site, const std::vector<WrongCheckin>& named) {
    auto all = site.wrong_checkins();
    std::set<std::string> known;
    for (const WrongCheckin& wrong : all) known.insert(wrong.name);
    std::vector<WrongCheckin> fresh;
    for (const WrongCheckin& wrong : named) {
        if (known.insert(wrong.name).second) fresh.push_back(wrong);
    }
    all.insert(all.end(), fresh.begin(), fresh.end());
    if (!fresh.empty()) site.set_wrong_checkins(all);
    return fresh;
}

void unblock(SiteFile& site) {
    if (const auto blocked = site.blocked()) {
        std::vector<WrongCheckin> named;
        for (const std::string& name : blocked->names)
            named.push_back({name, WrongCheckin::Why::wrong_time, "", {}, blocked->since});
        remember_wrong(site, named);
    }
    site.clear_blocked();
}

bool bears_the_traps_mark(const StoredCheckin& stored) {
    if (!stored.time) return true;
    const bool now =
        stored.created && std::chrono::abs(*stored.time - *stored.created) < std::chrono::seconds{5};
    return now && *stored.time != stored.time->whole_second();
}

bool stand_for_one_punch(const StoredCheckin& one, const StoredCheckin& other) {
    if (!one.device_id.empty() && one.device_id == other.device_id) return true;
    return one.log_type == other.log_type || one.log_type == LogType::none || other.log_type == LogType::none;
}

bool is_still_wrong(const WrongCheckin& named, const StoredCheckin& stored,
                    std::span<const StoredCheckin> in_its_second) {
    if (named.why == WrongCheckin::Why::twice) {
        const bool is_there = std::ranges::find(in_its_second, named.name, &StoredCheckin::name) !=
                              std::ranges::end(in_its_second);
        return is_there && std::ranges::any_of(in_its_second, [&](const StoredCheckin& other) {
                   return other.name != named.name && stand_for_one_punch(stored, other);
               });
    }
    return named.time && stored.time ? *named.time == *stored.time : bears_the_traps_mark(stored);
}

std::vector<WrongCheckin> still_wrong(FrappeClient& client, const std::vector<WrongCheckin>& named) {
    const Shown shown = shown_of(client, named);
    const CheckinsFound beside = beside_of(client, named);
    int asked_for = 0;
    std::vector<WrongCheckin> left;
    for (const WrongCheckin& wrong : named) {
        const auto there = shown.find(wrong.name);
        if (there == shown.end()) {
            const bool is_gone =
                asked_for++ < most_asked_for && client.presence_of_checkin(wrong.name) == Presence::gone;
            if (!is_gone) left.push_back(wrong);
            continue;
        }
        const auto second = wrong.time ? beside.find({wrong.employee, SiteTime{*wrong.time}}) : beside.end();
        const std::span<const StoredCheckin> in_its_second =
            second == beside.end() ? std::span<const StoredCheckin>{} : second->second;
        if (is_still_wrong(wrong, there->second, in_its_second)) left.push_back(wrong);
    }
    return left;
}

} // namespace zksync
