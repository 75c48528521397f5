#pragma once

#include "golive/map_findings.hpp"

namespace zksync {

// The parts of for_each_finding that are about people and their codes.

void find_unknown_codes(const MapPicture& picture, const FindingSink& sink);
void find_shared_ids(const MapPicture& picture, const FindingSink& sink);
void find_ids_with_spaces(const MapPicture& picture, const FindingSink& sink);
void find_missing_ids(const MapPicture& picture, const FindingSink& sink);
void find_departed(const MapPicture& picture, const FindingSink& sink);
void find_different_names(const MapPicture& picture, const FindingSink& sink);
void find_without_shift(const MapPicture& picture, const FindingSink& sink);

} // namespace zksync
