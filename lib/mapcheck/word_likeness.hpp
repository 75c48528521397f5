#pragma once

#include <string>
#include <string_view>

namespace zksync {

/// Could two words of names, folded as by name_words, be one that was spelled, heard or cut off in another
/// way? "mohammed" and "muhamad", "christop" and "christopher", "khan" and "kahn"; not "sara" and "omar".
/// When in doubt, yes: it keeps people from being told apart who are one.
bool are_alike(std::u32string_view left, std::u32string_view right);

/// What is left of such a word when vowels do not count, nor what sounds alike in one transliteration and
/// another; a word of another script as it is.
std::u32string consonants_of(std::u32string_view word);

} // namespace zksync
