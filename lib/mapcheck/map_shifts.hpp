#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

namespace zksync {

// The parts of for_each_finding that are about Shift Types.

void find_unmoved_marks(const MapPicture& picture, const FindingSink& sink);
void find_uncovered_days(const MapPicture& picture, const FindingSink& sink);
void find_joining_devices(const MapPicture& picture, const FindingSink& sink);
void find_strict_shifts(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
