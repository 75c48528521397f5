#pragma once

#include "program.hpp"
#include "pull/pull_report.hpp"
#include "push/dry_run.hpp"
#include "push/push_report.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// Which halves of a pass a subcommand makes.
enum class Halves { pull, push, both };

/// What would happen to a punch.
struct DecidedPunch {
    std::string code, reported_time;
    std::string time; ///< device time; as it was reported where it cannot be read
    Decision decision;
};

/// What one device's pass came to.
struct PassOutcome {
    std::string device;
    std::optional<PullReport> pull;
    std::optional<PushReport> push;
    std::optional<Error> error; ///< the first one; a push goes on although the pull failed
    int exit_code = 0;
    std::optional<Error> at_device{}, at_site{}; ///< what stopped either half
    std::vector<DecidedPunch> decided{};         ///< of a dry run, for a document only
    bool was_paused = false;
    bool had_lock = false; ///< so something was done, or tried
    std::chrono::milliseconds took{0};
};

/// Keeps the first error of a pass: a pull that failed does not keep the push from its work.
void note(PassOutcome& outcome, const DeviceOutcome& part);

/// What passes came to.
struct PassesReport {
    enum class Kind { real, dry_run } kind = Kind::real;
    const std::vector<PassOutcome>& outcomes;
    int exit_code = 0;
    std::optional<Error> ended_by{}; ///< a signal; the outcomes are those of the devices before
};

/// A paused device's pass does nothing, and that is well.
PassOutcome paused(Program& program, const DeviceConfig& device);

/// Lets `make` add what each device's pass came to, and tells the whole; a signal ends the document, too.
/// Returns the exit code.
int tell_passes(Program& program, const std::function<void(std::vector<PassOutcome>&)>& make);

/// Makes the pass for every device that was asked for, prints the report, returns the exit code.
int run_passes(Program& program, Halves halves);

/// What a pass came to, in one line for people.
std::string pass_summary(const PassOutcome& outcome);

/// The document of --json (docs/design.md, section 6).
std::string passes_json(const PassesReport& report);

} // namespace zksync
