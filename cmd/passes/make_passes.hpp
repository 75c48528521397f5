#pragma once

#include "passes/pass_watch.hpp"
#include "passes/passes.hpp"
#include "program.hpp"

#include <functional>
#include <vector>

namespace zksync {

/// How the pass of one device is made.
struct MakePass {
    std::function<PassOutcome(const DeviceConfig&)> make; ///< for one that is not paused
    /// Stores of one whose process ended before it could what it came to; none where nothing is to be stored.
    std::function<void(const PassOutcome&)> remember_lost{};
};

/// Makes the pass of every device that was asked for, in the order of the configuration, and with --jobs that
/// many side by side. What they came to is in `outcomes` when a signal ends it (Interrupted), too.
void make_passes(Program& program, PassWatch& watch, const MakePass& make,
                 std::vector<PassOutcome>& outcomes);

/// One of them, where the caller is. Only a signal is thrown: any other trouble, a bug included, is that
/// device's outcome.
PassOutcome make_pass(Program& program, PassWatch& watch, const MakePass& make, const DeviceConfig& device);

/// The same as `make_passes`, each in a process of its own: whatever becomes of that, the others go on. What
/// they say is said here, a device at a time.
void make_passes_side_by_side(Program& program, PassWatch& watch, const MakePass& make,
                              std::vector<PassOutcome>& outcomes);

} // namespace zksync
