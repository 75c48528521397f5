#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

namespace zksync {

// The parts of for_each_finding that are about devices.

void find_one_state(const MapPicture& picture, const FindingSink& sink);
void find_refused_lists(const MapPicture& picture, const FindingSink& sink);

/// True when no punch of that device would become a check-in with a log type.
bool has_no_directions(const DevicePunches& seen);

} // namespace zksync
