#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zksync {

/// A character of a UTF-8 text.
struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0; ///< in bytes; 0: not UTF-8
};

/// The character at the beginning of `text`, which is not empty. Over-long forms, surrogates and what lies
/// beyond Unicode are no UTF-8.
Character first_character(std::string_view text);

/// A character of Unicode as UTF-8.
std::string to_utf8(std::uint32_t code);

} // namespace zksync
