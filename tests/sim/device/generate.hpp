#pragma once

#include <cstddef>

#include "json.hpp"
#include "store.hpp"

namespace zksync_sim {

/// Makes a workforce's punches, by a seed; tests/sim/README.md lists what can be asked for. Returns how many.
std::size_t generate_punches(Store& store, const Json& wish);

} // namespace zksync_sim
