#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace zksync {

/// A letter of ASCII in lower case, whatever the locale; anything else as it is.
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The same for every letter of a text.
inline std::string in_lower_case(std::string_view text) {
    std::string lowered(text);
    std::ranges::transform(lowered, lowered.begin(), ascii_lower);
    return lowered;
}

} // namespace zksync
