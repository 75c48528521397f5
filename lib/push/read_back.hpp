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
/// wrong; those rows are pending again, the others are `sent`. The look before sending found nobody's
/// check-in in these seconds, so a second one there is somebody else's: the later of the two is named, to be
/// deleted, the row is `sent` or a `duplicate` of the one that stays, and Error (protocol) is thrown. Returns
/// what is stored, in the order of `created`.
std::vector<StoredCheckin> read_back(const SitePass& at,
                                     const std::vector<std::pair<Delivery, std::string>>& created);

/// Throws Error (refused) when one of these check-ins, which the site has answered to have created, is there
/// and not shown: it cannot be read back.
void insist_on_being_shown(const SitePass& at, const std::vector<std::string>& names,
                           const std::vector<StoredCheckin>& shown);

} // namespace zksync
