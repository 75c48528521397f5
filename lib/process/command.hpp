#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace zksync {

/// A program to be started, without a shell.
struct Command {
    /// What is read of it: an answer, its standard output to the end, whoever holds it open; or what it
    /// complains of, both its outputs until the program itself has ended. What it left working goes on then.
    enum class Wanted { answer, complaints };

    std::vector<std::string> arguments; ///< the program first, which is looked up in PATH
    std::string input{};                ///< for its standard input
    Wanted wanted = Wanted::answer;
    std::vector<std::string> environment{}; ///< NAME=VALUE, in the place of what it would inherit
};

/// How a command ended, and what it printed.
struct CommandResult {
    std::string output;
    std::string failure; ///< "" when it ended with 0: never holds any output
};

/// Runs it in a process group of its own. It and what it started are killed when they have not ended within
/// `limit`, or where an answer is longer than any secret would be. Throws Interrupted on a signal. SIGPIPE
/// has to be ignored where there is an input.
CommandResult run_command(const Command& command, std::chrono::milliseconds limit);

} // namespace zksync
