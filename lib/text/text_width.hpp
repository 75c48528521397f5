#pragma once

#include <cstddef>
#include <string_view>

namespace zksync {

/// How many columns of a terminal the text takes: none for a combining mark, two for a wide character of East
/// Asia (Unicode Standard Annex 11), one for all others and for a byte that is no UTF-8.
std::size_t display_width(std::string_view text);

/// The longest beginning of the text that takes at most `width` columns; where not even the first character
/// does, that one. Never cuts a character from its marks.
std::string_view beginning_of(std::string_view text, std::size_t width);

} // namespace zksync
