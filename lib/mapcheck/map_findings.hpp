#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

#include <vector>

namespace zksync {

/// Everything that is to be found, one row a person, what stands in the way of a go-live first.
std::vector<Finding> all_findings(const MapPicture& picture);

} // namespace zksync
