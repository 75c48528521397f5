#pragma once

#include "context.hpp"

#include <string>

namespace zksync_sim::site {

/// A whitelisted function: `/api/method/<name>`. Throws SiteError.
Result call_method(Context& context, const std::string& name);

} // namespace zksync_sim::site
