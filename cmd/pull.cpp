#include "pass_watch.hpp"
#include "pull_range.hpp"

namespace zksync {

int run_pull(Program& program) {
    if (!program.options().since && !program.options().until) return run_passes(program, Halves::pull);
    PassWatch watch(program, Halves::pull);
    return tell_passes(program, [&](std::vector<PassOutcome>& outcomes) {
        for (const DeviceConfig* device : program.devices()) {
            outcomes.push_back(device->enabled ? pull_range(program, *device) : paused(program, *device));
            watch.ended(*device, outcomes.back());
        }
        watch.all_ended(outcomes);
    });
}

} // namespace zksync
