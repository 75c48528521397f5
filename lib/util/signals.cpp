#include "util/signals.hpp"

#include "core/error.hpp"
#include "util/files.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace zksync::signals {

namespace {

// A handler may touch nothing but these; both are lock-free.
std::atomic<int> raised_signal{0};
std::atomic<int> event_fd{-1};
int unheard = 0; ///< how many of those live
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void zksync_on_signal(int signal) {
    const int saved_errno = errno;
    int none = 0;
    raised_signal.compare_exchange_strong(none, signal);
    const std::uint64_t one = 1;
    // Only a full counter can fail it, and then the descriptor is readable already.
    [[maybe_unused]] const auto written = ::write(event_fd, &one, sizeof one);
    errno = saved_errno;
}

int new_event_fd() {
    const int fd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0) throw Error(ErrorKind::bug, "cannot watch for signals: " + errno_text(errno));
    return fd;
}

} // namespace

void install() {
    if (event_fd < 0) event_fd = new_event_fd();
    struct sigaction action {};
    action.sa_handler = zksync_on_signal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, nullptr);
}

int raised() { return unheard > 0 ? 0 : raised_signal.load(); }

void check() {
    if (const int signal = raised(); signal != 0) throw Interrupted(signal);
}

int wake_fd() { return unheard > 0 ? -1 : event_fd.load(); }

void sleep_for(std::chrono::milliseconds time) {
    using Steady = std::chrono::steady_clock;
    const auto end = Steady::now() + time;
    for (;;) {
        check();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Steady::now());
        if (left.count() <= 0) return;
        pollfd wake{wake_fd(), POLLIN, 0};
        // In slices, because poll() counts in int and the time may be longer.
        ::poll(&wake, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
    }
}

void renew() {
    // The parent's is one counter for both.
    const int of_parent = event_fd.exchange(new_event_fd());
    if (of_parent >= 0) ::close(of_parent);
    raised_signal = 0;
}

Blocked::Blocked() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, &before_);
}

Blocked::~Blocked() { release(); }

void Blocked::release() const { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

Unheard::Unheard() { ++unheard; }

Unheard::~Unheard() { --unheard; }

} // namespace zksync::signals
