#pragma once

#include "context.hpp"

namespace zksync_sim::site {

/// Where HR Settings want a place: that there is one, inside the radius of the day's assignment. Throws
/// SiteError.
void check_geolocation(const Context& context, Checkin& checkin);

} // namespace zksync_sim::site
