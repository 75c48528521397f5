#pragma once

#include "passes.hpp"
#include "program.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zksync {

/// Tells those who watch from outside how passes go: syslog where it was asked for, and what [monitor] names.
/// Nothing of that changes what a pass comes to. A dry run tells nobody.
class PassWatch {
public:
    PassWatch(Program& program, Halves halves) : program_(program), halves_(halves) {}

    /// The device's pass has its lock: something is done now.
    void began(const DeviceConfig& device);
    /// Whatever it came to; also for one that was paused or found another pass at work.
    void ended(const DeviceConfig& device, const PassOutcome& outcome);
    void all_ended(const std::vector<PassOutcome>& outcomes);

private:
    using Steady = std::chrono::steady_clock;
    enum class Begun { no, yes };

    bool is_wanted() const;
    bool pings() const;
    void ping(const std::string& whose, const std::string& url, int exit_code, std::size_t since);
    void ping_start(const std::string& whose, const std::string& url);
    void note_ping(const std::string& whose, const std::string& url, const std::optional<std::string>& why);
    void write_metrics();
    void write_report();
    void tell_troubles();

    Program& program_;
    Halves halves_;
    std::size_t said_before_ = 0; ///< the device that is at work was begun with
    Begun begun_ = Begun::no;
    std::map<std::string, std::string> troubles_; ///< with the monitors, each said once
    std::set<std::string> went_well_;
    std::optional<Steady::time_point> metrics_written_;
};

} // namespace zksync
