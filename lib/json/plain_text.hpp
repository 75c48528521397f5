#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zksync::json {

// What a JSON text is mostly made of, for the quick reader: rules of RFC 8259. Pure.

inline bool is_blank(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
}
inline bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// How many bytes of a string's inside `text` begins with that are ASCII and stand for themselves: no quote,
/// no backslash, no control character.
std::size_t plain_length(std::string_view text);

/// The length of the number that `text` begins with; 0 where that is none, has an exponent, or more digits
/// than any that is sent.
std::size_t plain_number(std::string_view text);

/// Appends what the escape means that `text` begins with, and gives its length; 0 where it means nothing or
/// half a surrogate pair, or begins a whole one.
std::size_t append_escaped(std::string_view text, std::string& to);

} // namespace zksync::json
