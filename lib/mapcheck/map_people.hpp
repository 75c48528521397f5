#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"
#include "mapcheck/map_suggest.hpp"

namespace zksync {

// The parts of for_each_finding that begin with an Employee.

void find_shared_ids(const MapPicture& picture, const FindingSink& sink);
void find_ids_with_spaces(const MapPicture& picture, const FindingSink& sink);
void find_missing_ids(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink);
void find_without_shift(const MapPicture& picture, const FindingSink& sink);
void find_not_clocking(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
