#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::config_file {

/// How many letters must be typed, left out, changed or swapped with their neighbour; case is ignored.
std::size_t edit_distance(std::string_view left, std::string_view right);

/// The one of `known` that `word` was probably meant to be: up to a third of its letters differ, one at
/// least.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

/// "; did you mean X?", or "" when nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

} // namespace zksync::config_file
