#include "push/blocked.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr const char* grant_the_role =
    "give the key's user the role HR User or HR Manager (they may write level 1 "
    "of Employee Checkin, where `time` is), "
    "delete the check-ins named here, then run: zksync auth";

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20;
    const auto shown = std::min(names.size(), most);
    std::string list =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "));
    return names.size() > most ? fmt::format("{} and {} more", list, names.size() - most) : list;
}

Error error_of(const Blocked& blocked, std::string_view since) {
    const std::string wrong =
        blocked.names.empty() ? "" : fmt::format("; stored wrong, to be deleted: {}", list_of(blocked.names));
    return Error(ErrorKind::refused, fmt::format("{}{}{}", blocked.why, wrong, since), blocked.way_on);
}

} // namespace

Error block(const SitePass& at, const std::string& what, const std::vector<std::string>& names) {
    return block(at, what, grant_the_role, names);
}

Error block(const SitePass& at, const std::string& what, const std::string& way_on,
            const std::vector<std::string>& names) {
    const Blocked blocked{what, way_on, names, at.key_fingerprint, at.pass.clock.now()};
    at.site.set_blocked(blocked);
    return error_of(blocked, "; nothing more is written to this site");
}

void stop_if_blocked(const SitePass& at) {
    const auto blocked = at.site.blocked();
    if (!blocked) return;
    if (blocked->key_fingerprint == at.key_fingerprint) {
        throw error_of(*blocked, "; nothing is written to this site until that is put right");
    }
    at.site.clear_blocked();
}

} // namespace zksync
