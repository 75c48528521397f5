#pragma once

#include "frappe/frappe_client.hpp"

#include <span>
#include <string>
#include <vector>

namespace zksync {

/// What somebody may do with Employee Checkin (docs/reference/frappe-api.md, section 1, *The permission
/// trap*). `time` has level 1: who may not write there has every punch stored at the time of the request.
struct CheckinRights {
    bool create = false;     ///< level 0
    bool read = false;       ///< level 0: the look and the read-back
    bool write_time = false; ///< level 1
    bool read_time = false;  ///< level 1: the read-back
};
CheckinRights checkin_rights(std::span<const RolePermission> table, std::span<const std::string> roles);

/// The roles of the table that may do everything with check-ins that a pass needs, sorted.
std::vector<std::string> sufficient_roles(std::span<const RolePermission> table);

/// What to give a user whose roles will not do: HR User wherever the table lets it; another role that will do
/// where it does not, but none of an administrator's, which cannot read employees
/// (docs/reference/frappe-api.md, section 1).
std::string role_to_grant(std::span<const RolePermission> table, const std::string& user);

} // namespace zksync
