#pragma once

#include <string_view>

namespace zksync {

/// Could two words of names, folded as by name_words, be one that was spelled, heard or cut off in another
/// way? "mohammed" and "muhamad", "christop" and "christopher", "khan" and "kahn"; not "sara" and "omar".
/// When in doubt, yes: it keeps people from being told apart who are one.
bool are_alike(std::u32string_view left, std::u32string_view right);

} // namespace zksync
