#include "passes/make_passes.hpp"

#include "output/ended.hpp"

namespace zksync {

PassOutcome make_pass(Program& program, PassWatch& watch, const MakePass& make, const DeviceConfig& device) {
    watch.begins();
    PassOutcome outcome{device.name, {}, {}, {}, 0};
    try {
        // Whatever is thrown beside a pass is that device's own, too: the others go on.
        const auto made = guarded(program.output(), device.name, [&] {
            outcome = device.enabled ? make.make(device) : paused(program, device);
        });
        note(outcome, made);
        note(outcome, guarded(program.output(), device.name, [&] { watch.ended(device, outcome); }));
        return outcome;
    } catch (const Interrupted& interrupted) {
        watch.interrupted(device, ended_by_signal(interrupted.signal(), program.options()));
        throw;
    }
}

void make_passes(Program& program, PassWatch& watch, const MakePass& make,
                 std::vector<PassOutcome>& outcomes) {
    try {
        const auto devices = program.devices();
        if (program.options().jobs > 1 && devices.size() > 1) {
            make_passes_side_by_side(program, watch, make, outcomes);
        } else {
            for (const DeviceConfig* device : devices) {
                outcomes.push_back(make_pass(program, watch, make, *device));
                watch.one_ended();
            }
        }
        watch.all_ended(outcomes);
    } catch (const Interrupted& interrupted) {
        watch.all_interrupted(ended_by_signal(interrupted.signal(), program.options()));
        throw;
    }
}

} // namespace zksync
