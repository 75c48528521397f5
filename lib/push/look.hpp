#pragma once

#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// The check-ins that the site has in the seconds asked for: the name of one of each.
using CheckinsFound = std::map<EmployeeSecond, std::string>;

/// Asks the site which of these employees and seconds it has a check-in in, whatever its log type and device.
/// Times that lie close together share a request. Throws Error, also (refused) when the caller may not see
/// `time`.
CheckinsFound find_checkins(FrappeClient& client, std::vector<EmployeeSecond> wanted);

/// The look (docs/rules.md, section 4, point 4): deliveries that the site has already become `duplicate`; the
/// others are returned, in their order.
std::vector<Delivery> leave_out_what_the_site_has(const SitePass& at, std::vector<Delivery> deliveries);

} // namespace zksync
