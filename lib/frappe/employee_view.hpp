#pragma once

#include "core/error.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// How much of the site's employees the key's user is shown (docs/reference/frappe-api.md, section 3).
struct EmployeeView {
    std::int64_t total = 0; ///< as the site counts them: since 2026, those that the caller may see
    std::int64_t seen = 0;
    /// The caller's User Permissions that concern Employee: by DocType, what they confine it to. Empty where
    /// the site does not tell.
    std::map<std::string, std::vector<std::string>> permissions;
};

/// Why the site does not show every employee: the Error (refused) for whoever needs them all. Nothing where
/// it shows all of them, or nobody can tell. `needed` says what they are needed for: "match employee codes".
std::optional<Error> hidden_employees(const EmployeeView& view, const std::string& needed,
                                      const std::string& site_url);

/// "Employee (HR-EMP-00001), Company (X and 3 more)"
std::string list_of_permissions(const EmployeeView& view);

/// What to do about User Permissions of the key's user.
std::string remove_user_permissions();

} // namespace zksync
