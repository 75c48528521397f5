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

} // namespace

void install() {
    if (event_fd < 0) {
        event_fd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (event_fd < 0) throw Error(ErrorKind::bug, "cannot watch for signals: " + errno_text(errno));
    }
    struct sigaction action {};
    action.sa_handler = zksync_on_signal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, nullptr);
}

int raised() { return raised_signal; }

void check() {
    if (const int signal = raised(); signal != 0) throw Interrupted(signal);
}

int wake_fd() { return event_fd; }

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

} // namespace zksync::signals
