#pragma once

#include <string_view>

namespace zksync {

/// Are these plainly the names of two people: no part in common? Order, case, accents, titles, initials,
/// words that are joined or cut off, and other spellings are allowed for, the weak likenesses only where no
/// other part contradicts; names in two scripts, or without a
/// letter, cannot be told apart. When in doubt, no. docs/rules.md, section 7.
bool are_two_people(std::string_view left, std::string_view right);

/// Can they be compared at all: words of one script in both, that are names?
bool are_comparable(std::string_view left, std::string_view right);

} // namespace zksync
