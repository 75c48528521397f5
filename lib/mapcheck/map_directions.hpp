#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

namespace zksync {

/// Of for_each_finding: people of a shift that is strict about log types whose punches, or some of them, have
/// none; who has not punched yet counts where the device gives none.
void find_without_direction(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
