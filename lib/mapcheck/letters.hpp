#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// The words of a name, letter by letter: in small letters, without accents and other marks, and with one
/// form for the letters of Arabic that are written in several. Whatever is neither letter nor digit ends a
/// word, but for an apostrophe, and each character of Chinese is a word. What is no UTF-8 is left out.
std::vector<std::u32string> name_words(std::string_view name);

/// A writing system, as far as names in two of them cannot be compared: a number that is equal for letters of
/// one.
int script_of(char32_t letter);

inline bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }

std::string to_utf8(std::u32string_view text);

} // namespace zksync
