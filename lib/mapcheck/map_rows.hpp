#pragma once

#include "mapcheck/finding.hpp"

#include <vector>

namespace zksync {

/// One row a person, with one thing to type: of what was found about somebody, what stands in the way of a
/// go-live and was told first; the others are in `also`, and stand in a few words behind what to do. Whoever
/// has no Employee yet is known by the code. What stands in the way comes first, the order stays otherwise.
std::vector<Finding> one_row_a_person(std::vector<Finding> findings);

} // namespace zksync
