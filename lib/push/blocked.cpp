#include "push/blocked.hpp"

#include "pass/wrong_checkins.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::string_view grant_the_role =
    "give the key's user the role HR User (it may write level 1 of Employee "
    "Checkin, where `time` is)";

Error error_of(const Blocked& blocked, std::string_view since) {
    const std::string wrong =
        blocked.names.empty() ? "" : fmt::format("; stored wrong, to be deleted: {}", list_of(blocked.names));
    return Error(ErrorKind::refused, fmt::format("{}{}{}", blocked.why, wrong, since), blocked.way_on);
}

} // namespace

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20, longest = 150;
    std::string list;
    // The site made them: a line break in one would begin a line of our own.
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        list += (i == 0 ? "" : ", ") + printable(names[i], longest);
    return names.size() > most ? fmt::format("{} and {} more", list, names.size() - most) : list;
}

std::vector<WrongCheckin> as_wrong(const SitePass& at, WrongCheckin::Why why,
                                   const std::vector<StoredCheckin>& checkins) {
    std::vector<WrongCheckin> wrong;
    for (const StoredCheckin& stored : checkins)
        wrong.push_back({stored.name, why, stored.employee, stored.time, at.pass.clock.now()});
    return wrong;
}

Error block(const SitePass& at, const std::string& what, const std::vector<StoredCheckin>& wrong) {
    return block(at, what,
                 fmt::format("{}{}, then run: zksync auth", grant_the_role,
                             wrong.empty() ? "" : ", delete the check-ins named here"),
                 wrong);
}

Error block(const SitePass& at, const std::string& what, const std::string& way_on,
            const std::vector<StoredCheckin>& wrong) {
    std::vector<std::string> names;
    for (const StoredCheckin& stored : wrong) names.push_back(stored.name);
    const Blocked blocked{what, way_on, names, at.key_fingerprint, at.pass.clock.now()};
    at.site.set_blocked(blocked);
    remember_wrong(at.site, as_wrong(at, WrongCheckin::Why::wrong_time, wrong));
    return error_of(blocked, "; nothing more is written to this site");
}

void forget_what_was_put_right(const SitePass& at) {
    const auto named = at.site.wrong_checkins();
    if (named.empty()) return;
    const auto left = still_wrong(at.client, named);
    if (left != named) at.site.set_wrong_checkins(left);
}

void stop_if_blocked(const SitePass& at) {
    const auto blocked = at.site.blocked();
    if (!blocked) return;
    if (blocked->key_fingerprint == at.key_fingerprint) {
        throw error_of(*blocked, "; nothing is written to this site until that is put right");
    }
    unblock(at.site);
}

} // namespace zksync
