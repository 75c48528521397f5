#include "auth/permissions.hpp"

#include <algorithm>
#include <set>

namespace zksync {

CheckinRights checkin_rights(std::span<const RolePermission> table, std::span<const std::string> roles) {
    CheckinRights rights;
    for (const RolePermission& line : table) {
        if (std::ranges::find(roles, line.role) == roles.end()) continue;
        if (line.level == 0) {
            rights.create = rights.create || line.create;
            rights.read = rights.read || line.read;
        } else if (line.level == 1) {
            rights.write_time = rights.write_time || line.write;
            rights.read_time = rights.read_time || line.read;
        }
    }
    return rights;
}

std::vector<std::string> sufficient_roles(std::span<const RolePermission> table) {
    std::set<std::string> all;
    for (const RolePermission& line : table) all.insert(line.role);
    std::vector<std::string> sufficient;
    for (const std::string& role : all) {
        const auto rights = checkin_rights(table, std::span{&role, 1});
        if (rights.create && rights.read && rights.write_time && rights.read_time) sufficient.push_back(role);
    }
    return sufficient;
}

} // namespace zksync
