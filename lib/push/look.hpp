#pragma once

#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <vector>

namespace zksync {

/// The look (docs/rules.md, section 4, point 4): deliveries that the site has already become `duplicate`; the
/// others are returned, in their order.
std::vector<Delivery> leave_out_what_the_site_has(const SitePass& at, std::vector<Delivery> deliveries);

} // namespace zksync
