#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

namespace zksync {

/// Who punched since the go-live on days on which they were not employed.
void find_departed(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
