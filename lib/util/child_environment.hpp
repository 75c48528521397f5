#pragma once

#include <string_view>
#include <vector>

namespace zksync {

/// Whether a variable of the environment may hold a secret of either end (docs/design.md, section 5).
bool names_a_secret(std::string_view variable);

/// Our environment for a program that is started, without the secrets: for posix_spawn, and valid while ours
/// is not changed.
std::vector<char*> environment_for_others();

} // namespace zksync
