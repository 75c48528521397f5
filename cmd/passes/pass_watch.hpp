#pragma once

#include "passes/monitor_pings.hpp"
#include "passes/passes.hpp"
#include "program.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// Tells those who watch from outside how passes go: syslog where it was asked for, and what [monitor] names.
/// Nothing of that changes what a pass comes to. A dry run tells nobody. A pass may be made in a process of
/// its own, which has a copy of this: what that found goes back with `findings`.
class PassWatch {
public:
    PassWatch(Program& program, Halves halves)
        : program_(program), halves_(halves), pings_(program.config()) {}

    // Of one pass, where it is made.
    void begins() { said_before_ = program_.output().times_said(); }
    /// The device's pass has its lock: something is done now.
    void began(const DeviceConfig& device);
    /// Whatever it came to; also for one that was paused or found another pass at work.
    void ended(const DeviceConfig& device, const PassOutcome& outcome);
    /// A signal ends it: whoever was told that it began is told that, within seconds.
    void interrupted(const DeviceConfig& device, const Error& how);

    /// Its process ended before it could tell anybody. After a signal that is told within seconds, too.
    void lost(const DeviceConfig& device, const PassOutcome& outcome);

    // Of the whole command.
    void one_ended();
    void all_ended(const std::vector<PassOutcome>& outcomes);
    void all_interrupted(const Error& how);

    const MonitorFindings& findings() const { return pings_.findings; }
    void add(const MonitorFindings& others) { pings_.findings.add(others); }

private:
    using Steady = std::chrono::steady_clock;

    bool is_wanted() const;
    bool pings() const;
    bool is_told(const PassOutcome& outcome) const;
    void leave_a_line(const DeviceConfig& device, const PassOutcome& outcome) const;
    void ping_end(const std::string& whose, const std::string& url, int exit_code, const std::string& body);
    enum class When { between_passes, at_the_end };
    void write_metrics(When when);
    void write_report();
    void tell_troubles();

    Program& program_;
    Halves halves_;
    MonitorPings pings_;
    std::size_t said_before_ = 0; ///< the device that is at work was begun with
    std::optional<std::string> at_work_{};
    std::optional<Steady::time_point> metrics_written_;
};

} // namespace zksync
