#pragma once

#include "context.hpp"

#include <optional>
#include <string>

namespace zksync_sim::site {

/// `/api/resource/<DocType>` and `/api/resource/<DocType>/<name>`. Throws SiteError; nothing for a verb that
/// the address does not know.
std::optional<Result> call_resource(Context& context, const std::string& doctype, const std::string& name);

} // namespace zksync_sim::site
