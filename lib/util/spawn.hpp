#pragma once

#include "util/command.hpp"

#include <sys/types.h>

namespace zksync {

/// A process that was started, or why there is none.
struct Spawned {
    pid_t pid = 0;
    int error = 0; ///< as errno has it; 0: it was started
};

/// Starts a command in a process group of its own, with no ignored SIGPIPE. `input`, below 0 for none, and
/// `output` are what it reads and writes; they stay open here.
Spawned spawn(const Command& command, int input, int output);

} // namespace zksync
