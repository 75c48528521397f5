#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"
#include "mapcheck/map_suggest.hpp"

namespace zksync {

// The parts of for_each_finding that begin with a code on a device.

void find_other_names(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink);
void find_unknown_codes(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink);
void find_codes_with_blanks(const MapPicture& picture, const FindingSink& sink);
void find_different_names(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
