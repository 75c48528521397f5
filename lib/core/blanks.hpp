#pragma once

#include <cstddef>
#include <string_view>

namespace zksync {

/// How many bytes of white space the text begins with: 0 for none, 1, or more for a no-break or an
/// ideographic space.
std::size_t blank_at(std::string_view text);
/// The text without the blanks around it.
std::string_view without_outer_blanks(std::string_view text);

} // namespace zksync
