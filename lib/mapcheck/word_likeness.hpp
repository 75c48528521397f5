#pragma once

#include <string>
#include <string_view>

namespace zksync {

/// How much two words of names look like one that was spelled, heard or cut off in another way.
enum class Likeness {
    none,
    weak,  ///< only where nothing contradicts it: by sound, cut off, a letter of a short word
    strong ///< a spelling of it: mute and doubled letters, a slip in a long word, "mohd" for "mohammed"
};

/// Of two words folded as by name_words. Strong: "mohammed" and "muhamad", "khan" and "kahn"; weak: "lee" and
/// "leo", "tariq" and "derek", "ali" and "alice"; none: "sara" and "omar" (docs/rules.md, section 7).
Likeness likeness(std::u32string_view left, std::u32string_view right);

/// What is left of such a word when vowels do not count, nor what sounds alike in one transliteration and
/// another; a word of another script as it is.
std::u32string consonants_of(std::u32string_view word);

} // namespace zksync
