#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// Whether a variable of the environment holds one of our secrets: ZKSYNC_API_SECRET, or the password or key
/// of a device, whatever its name (docs/design.md, section 5).
bool is_secret_variable(std::string_view name);

/// What a program that we start gets of our environment, as NAME=VALUE: all but those, with `changed` in the
/// place of what they name. A mail program has no use for secrets, and some print what they have.
std::vector<std::string> environment_for_programs(const char* const* ours,
                                                  const std::vector<std::string>& changed = {});

} // namespace zksync
