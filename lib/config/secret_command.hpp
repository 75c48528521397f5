#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace zksync::config_file {

/// How a command ended, and what it printed to standard output.
struct CommandResult {
    std::string output;
    std::string failure; ///< "" when it ended with 0: never holds any output
};

/// Runs a program without a shell, its standard input empty. It and what it started are killed when they have
/// not ended within `limit`, or print more than any secret would. Throws Interrupted on a signal.
CommandResult run_command(const std::vector<std::string>& arguments, std::chrono::milliseconds limit);

} // namespace zksync::config_file
