#pragma once

#include <chrono>

namespace zksync::signals {

/// From now on SIGINT and SIGTERM raise the flag instead of ending the process; SIGPIPE is ignored.
void install();
/// The signal that came, or 0.
int raised();
/// Throws Interrupted when one came.
void check();
/// A file descriptor that becomes readable once a signal came, to be polled beside a socket; -1 before
/// install().
int wake_fd();
/// Sleeps; throws Interrupted at once when a signal comes.
void sleep_for(std::chrono::milliseconds time);

} // namespace zksync::signals
