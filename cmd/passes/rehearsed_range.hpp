#pragma once

#include "passes/device_pass.hpp"
#include "passes/rehearsing.hpp"

namespace zksync {

/// Tells what a rehearsed read of a range, both ends inclusive, would leave in the journal that is not
/// delivered; and the sums. Punches without a time are of no range, and told too.
void tell_rehearsed_range(DevicePass& work, Rehearsing& at, LocalTime from, LocalTime to);

} // namespace zksync
