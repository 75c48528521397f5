#pragma once

#include "push/site_pass.hpp"

#include <span>
#include <string>
#include <vector>

namespace zksync {

/// The check-ins of these employees and devices that were created since the requests left and whose time
/// nobody sent: a site that does not keep times did that. Their names.
std::vector<std::string> stored_wrong(const SitePass& at, std::span<const Checkin> sent,
                                      std::span<const Departure> departures);

} // namespace zksync
