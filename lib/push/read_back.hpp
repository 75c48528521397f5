#pragma once

#include "frappe/frappe_client.hpp"
#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <string>
#include <utility>
#include <vector>

namespace zksync {

/// Reads back what the site answered that it created, and compares what it stored with what was sent: the
/// same employee and second is `sent`. Throws Error (refused, and blocks the site) when something was stored
/// wrong; those rows are pending again, the others are `sent`. Returns what is stored, in the order of
/// `created`.
std::vector<StoredCheckin> read_back(const SitePass& at,
                                     const std::vector<std::pair<Delivery, std::string>>& created);

} // namespace zksync
