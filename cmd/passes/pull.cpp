#include "passes/make_passes.hpp"
#include "passes/pass_watch.hpp"
#include "passes/pull_range.hpp"

namespace zksync {

int run_pull(Program& program) {
    if (!program.options().since && !program.options().until) return run_passes(program, Halves::pull);
    PassWatch watch(program, Halves::pull);
    return tell_passes(program, [&](std::vector<PassOutcome>& outcomes) {
        make_passes(program, watch, {[&](const DeviceConfig& device) { return pull_range(program, device); }},
                    outcomes);
    });
}

} // namespace zksync
