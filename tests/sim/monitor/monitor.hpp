#pragma once

namespace zksync_sim {

/// Runs the simulated monitor until it is told to end; returns the exit code.
int run_monitor(int argc, char** argv);

} // namespace zksync_sim
