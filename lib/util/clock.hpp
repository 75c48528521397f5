#pragma once

#include "core/local_time.hpp"

#include <chrono>
#include <string>

namespace zksync {

/// This host's clocks. An interface, so that unit tests can move time.
class Clock {
public:
    virtual ~Clock() = default;

    /// The wall clock in UTC. It may be wrong (docs/rules.md, section 1).
    virtual Moment now() const = 0;
    /// Seconds since this host was started, sleep included: goes on where the wall clock jumps.
    virtual std::chrono::seconds since_boot() const = 0;
    /// Tells one boot from another.
    virtual std::string boot_id() const = 0;
};

/// The real ones: CLOCK_REALTIME, CLOCK_BOOTTIME, /proc/sys/kernel/random/boot_id.
class SystemClock : public Clock {
public:
    Moment now() const override;
    std::chrono::seconds since_boot() const override;
    std::string boot_id() const override;
};

} // namespace zksync
