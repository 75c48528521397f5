#pragma once

#include "pass/pass.hpp"

#include <string>

namespace zksync {

/// `push --release 0042@2026-11-22 08:00:00`: somebody vouches for the time of a quarantined punch, for good.
/// Throws Error (usage) when the text cannot be read or no quarantined punch has that code and second.
void release(const Pass& pass, const std::string& code_at_time);

} // namespace zksync
