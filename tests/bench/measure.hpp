#pragma once

#include "harness/process.hpp"
#include "harness/simulator.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace bench {

/// The middle one; of an even number the mean of the two.
double median(std::vector<double> values);

/// What a program took, each the median of its runs.
struct Cost {
    double seconds = 0, cpu_ms = 0, peak_mib = 0;
};

/// Two programs by turns, so that what else the machine does meets both alike. Before each run of one its
/// `prepare`. Throws std::runtime_error when one of them fails.
struct Contestant {
    std::function<e2e::Command()> command;
    std::function<void()> prepare = [] {};
};
std::pair<Cost, Cost> compare(int runs, const Contestant& one, const Contestant& other);

/// The instructions that a command takes from its start to its end, by valgrind's callgrind.
/// Throws std::runtime_error when it fails.
std::int64_t instructions(const e2e::Command& command);

/// curl fetching these addresses one after the other over one connection, compressed where the server likes
/// to; what comes is thrown away.
e2e::Command curl(const std::vector<std::string>& urls);

/// What a simulated site took itself for all that it was asked.
double own_seconds(e2e::Site& site);

} // namespace bench
