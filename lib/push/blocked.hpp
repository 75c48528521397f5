#pragma once

#include "core/error.hpp"
#include "push/site_pass.hpp"

#include <string>
#include <vector>

namespace zksync {

/// Writes *blocked* into the site's file (docs/rules.md, section 4) and returns the Error (refused) to throw:
/// the site did not keep a time. `what` says how that was seen; `names` are check-ins that were stored wrong
/// and must be deleted.
Error block(const SitePass& at, const std::string& what, const std::vector<std::string>& names);
/// The same where something else than the role has to be put right.
Error block(const SitePass& at, const std::string& what, const std::string& way_on,
            const std::vector<std::string>& names);

/// Throws Error (refused) while the site is blocked for this key; a block of another key is taken back.
void stop_if_blocked(const SitePass& at);

} // namespace zksync
