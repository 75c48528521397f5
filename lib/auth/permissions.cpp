#include "auth/permissions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::string role_to_grant(std::span<const RolePermission> table, const std::string& user) {
    auto roles = sufficient_roles(table);
    const bool usual = std::ranges::find(roles, "HR User") != roles.end();
    if (usual || table.empty()) return fmt::format("give {} the role HR User", user);
    std::erase_if(
        roles, [](const std::string& role) { return role == "System Manager" || role == "Administrator"; });
    if (!roles.empty()) return fmt::format("give {} the role {}", user, fmt::join(roles, " or "));
    return fmt::format(
        "give {} the role HR User, and that role the right to read, write and create Employee Checkin, "
        "level 1 included (Role Permissions Manager)",
        user);
}

} // namespace zksync
