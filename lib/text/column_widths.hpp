#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace zksync {

/// How wide the widest cell of a column is, the longest word in it, and the longest that is never broken: a
/// heading's, and any that is not longer than names and fields are.
struct ColumnNeed {
    std::size_t widest = 0, longest_word = 0, longest_whole = 0;
};
/// How wide each column gets of `available`: as its widest cell where all of them fit; only the widest column
/// less where half of the room is left for it; else so that the tallest row has the fewest lines and no word
/// is broken, and what is left keeps the narrowest whole; and where not even the words fit, the longest are
/// broken. At least 1.
std::vector<std::size_t> fitting_widths(std::span<const ColumnNeed> needs, std::size_t available);

} // namespace zksync
