#include "util/signals.hpp"

#include "child_process.hpp"
#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <poll.h>
#include <thread>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

bool wakes() {
    pollfd wake{signals::wake_fd(), POLLIN, 0};
    return ::poll(&wake, 1, 0) == 1;
}

} // namespace

TEST_CASE("without a signal nothing is raised, and a sleep lasts") {
    const auto begin = std::chrono::steady_clock::now();
    signals::sleep_for(30ms);
    CHECK(std::chrono::steady_clock::now() - begin >= 30ms);
    CHECK(signals::raised() == 0);
    CHECK_NOTHROW(signals::check());
    CHECK_NOTHROW(signals::sleep_for(-1s));
}

TEST_CASE("a signal raises the flag, wakes a poll, and stays") {
    test::ChildProcess child{[] {
        signals::install();
        if (signals::raised() != 0 || wakes()) return 1;
        ::raise(SIGTERM);
        ::raise(SIGINT);
        if (signals::raised() != SIGTERM || !wakes()) return 2;
        try {
            signals::check();
        } catch (const Interrupted& interrupted) {
            return interrupted.signal() == SIGTERM ? 0 : 3;
        }
        return 4;
    }};
    CHECK(child.wait() == 0);
}

TEST_CASE("for a moment a signal is not heard of, and it is not forgotten") {
    test::ChildProcess child{[] {
        signals::install();
        ::raise(SIGINT);
        {
            const signals::Unheard by_us;
            if (signals::raised() != 0 || signals::wake_fd() >= 0) return 1;
        }
        return signals::raised() == SIGINT && wakes() ? 0 : 2;
    }};
    CHECK(child.wait() == 0);
}

TEST_CASE("a signal ends a sleep at once") {
    test::ChildProcess child{[] {
        signals::install();
        const auto target = ::getpid();
        std::thread sender{[target] {
            std::this_thread::sleep_for(100ms);
            ::kill(target, SIGINT);
        }};
        const auto begin = std::chrono::steady_clock::now();
        int result = 1;
        try {
            signals::sleep_for(30s);
        } catch (const Interrupted&) {
            result = std::chrono::steady_clock::now() - begin < 1s ? 0 : 2;
        }
        sender.join();
        return result;
    }};
    CHECK(child.wait() == 0);
}

TEST_CASE("a closed pipe does not end the process") {
    test::ChildProcess child{[] {
        signals::install();
        ::raise(SIGPIPE);
        return signals::raised() == 0 ? 0 : 1;
    }};
    CHECK(child.wait() == 0);
}
