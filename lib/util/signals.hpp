#pragma once

#include <chrono>
#include <csignal>

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

/// In a process that was forked just now, with signals blocked: a flag and a descriptor of its own. Throws
/// Error (bug).
void renew();

/// While it lives signals wait, unless they are let through earlier.
class Blocked {
public:
    Blocked();
    ~Blocked();
    void release() const;
    Blocked(const Blocked&) = delete;
    Blocked& operator=(const Blocked&) = delete;

private:
    sigset_t before_{};
};

/// While it lives nobody hears that a signal came: for the moment in which somebody is told of it.
class Unheard {
public:
    Unheard();
    ~Unheard();
    Unheard(const Unheard&) = delete;
    Unheard& operator=(const Unheard&) = delete;
};

} // namespace zksync::signals
