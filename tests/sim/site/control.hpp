#pragma once

#include "application.hpp"

namespace zksync_sim::site {

/// /_sim/…: how a test sets the site up, breaks it and looks into it. tests/sim/README.md lists the
/// addresses.
Reply control(Application& site, const Request& request);

} // namespace zksync_sim::site
