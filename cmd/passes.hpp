#pragma once

#include "program.hpp"
#include "pull/pull_report.hpp"
#include "push/push_report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// Which halves of a pass a subcommand makes.
enum class Halves { pull, push, both };

/// What one device's pass came to.
struct PassOutcome {
    std::string device;
    std::optional<PullReport> pull;
    std::optional<PushReport> push;
    std::optional<Error> error; ///< the first one; a push goes on although the pull failed
    int exit_code = 0;
};

/// A paused device's pass does nothing, and that is well.
PassOutcome paused(Program& program, const DeviceConfig& device);

/// Makes the pass for every device that was asked for, prints the report, returns the exit code.
int run_passes(Program& program, Halves halves);

/// What a pass came to, in one line for people.
std::string pass_summary(const PassOutcome& outcome);

/// The document of --json (docs/design.md, section 6).
std::string passes_json(const std::vector<PassOutcome>& outcomes, int exit_code);

} // namespace zksync
