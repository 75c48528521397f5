#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"
#include "mapcheck/map_suggest.hpp"

namespace zksync {

/// Whoever is employed, clocks in and has an ID that no device has. Only where every device of the
/// configuration has told whom it knows; one row for all where they are most of a large staff: docs/rules.md,
/// section 7.
void find_unknown_ids(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink);

} // namespace zksync
