#pragma once

#include "passes/passes.hpp"

namespace zksync {

/// Reads the range of --since and --until again: a day at a time where the device gives days, oldest first,
/// letting in whoever waits; left off, the same range goes on where it was, but for --again (docs/rules.md,
/// section 1). Throws Error (usage).
PassOutcome pull_range(Program& program, const DeviceConfig& device);

} // namespace zksync
