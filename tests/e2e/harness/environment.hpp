#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace e2e {

/// Our own environment with changes, as NAME=VALUE; nothing: not there.
std::vector<std::string> environment_with(const std::map<std::string, std::optional<std::string>>& changes);

} // namespace e2e
