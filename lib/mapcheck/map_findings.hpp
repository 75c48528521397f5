#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

namespace zksync {

/// Tells what is to be found, what stands in the way of a go-live first; one finding in memory at a time.
void for_each_finding(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
