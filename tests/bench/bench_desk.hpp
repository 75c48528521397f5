#pragma once

#include "harness/scene.hpp"

#include <cstdint>
#include <string>

namespace bench {

/// The wall-clock times of the first row, and behind the last.
struct Span {
    std::string from, to;
};

/// A device whose rows lie ready (tests/sim/README.md), and zksync with a configuration for it alone.
class BenchDesk : public e2e::Desk {
public:
    BenchDesk();

    e2e::Simulator device{e2e::Simulator::Kind::ready_device};

    /// So many rows of 500 people in the last `days` days, up to an hour ago, in the place of those before.
    Span rows(std::int64_t count, int days);
    /// So many more in the last hour.
    void recent_rows(std::int64_t count);
    /// zksync with these arguments, the configuration written.
    e2e::Command zksync(std::vector<std::string> arguments);
    /// Runs it; throws std::runtime_error when it fails.
    void pass(const std::vector<std::string>& arguments);
    void forget() const; ///< no state any more
    /// Of the requests made since that was asked last.
    std::int64_t requests();
    /// Of everything in the state directory.
    std::int64_t bytes() const;
};

} // namespace bench
