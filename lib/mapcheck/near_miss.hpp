#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

// What makes two codes, or two spellings of a name, suspiciously alike. Pure; for suggestions only: a pass
// compares codes byte by byte.

/// What is left of a code when spaces, leading zeros and case do not count: " 0a8 " and "A8" have the same.
std::string loose_form(std::string_view code);

/// The loose forms of the code with two neighbouring characters swapped, each once; without its own.
std::vector<std::string> swapped_forms(std::string_view code);

/// The words of a name in an order of their own, without case, accents and punctuation: "Khan, Zoë" and "zoe
/// khan" have the same. "" when there is no word.
std::string name_form(std::string_view name);

/// The same of how the words sound, for names of at least two words: "Mohamed Aly" and "Ali, Mohammed" have
/// the same. "" for others.
std::string sound_form(std::string_view name);

/// In what two different codes of the same loose form differ ("only in spaces"), or that two characters are
/// swapped.
std::string difference(std::string_view left, std::string_view right);

} // namespace zksync
