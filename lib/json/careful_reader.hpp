#pragma once

#include "json/tree.hpp"

#include <cstddef>
#include <string_view>

namespace zksync::json {

/// The tree of any JSON text; bytes that are not UTF-8 become U+FFFD. Throws ParseError: what is wrong, at
/// which byte, or that there are more than `most_values` values, names included.
Tree read_carefully(std::string_view text, std::size_t most_values);

} // namespace zksync::json
