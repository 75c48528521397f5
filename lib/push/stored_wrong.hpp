#pragma once

#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <span>
#include <vector>

namespace zksync {

/// The check-ins of these employees and devices that were created since the requests left and whose time
/// nobody sent: a site that does not keep times did that.
std::vector<StoredCheckin> stored_wrong(const SitePass& at, std::span<const Checkin> sent,
                                        std::span<const Departure> departures);

/// What was sent is accounted for: no write is under way any more. Throws Error (refused, and blocks the
/// site) when something of it was stored at a time nobody sent.
void end_write(const SitePass& at, std::span<const Checkin> sent, std::span<const Departure> departures);

} // namespace zksync
