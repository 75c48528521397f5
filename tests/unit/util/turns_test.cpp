#include "util/turns.hpp"

#include "child_process.hpp"
#include "temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

struct Turns {
    test::TemporaryDirectory directory;
    std::filesystem::path lock = directory.path() / "lobby.lock";

    std::optional<LockFile> take(std::chrono::seconds others, std::chrono::seconds long_work) const {
        return take_turn(lock, {others, long_work});
    }
};

} // namespace

TEST_CASE("a lock that is free is taken, and nothing is left beside it") {
    const Turns turns;
    CHECK(turns.take(0s, 0s));
    CHECK_FALSE(std::filesystem::exists(turns.directory.path() / "lobby.turn.lock"));
    CHECK_FALSE(std::filesystem::exists(turns.directory.path() / "lobby.long.lock"));
}

TEST_CASE("one's like is not waited for, whatever the patience for a long work") {
    const Turns turns;
    const auto other = turns.take(0s, 0s);
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(turns.take(0s, 60s));
    CHECK(std::chrono::steady_clock::now() - begin < 30s);
}

TEST_CASE("a long work is waited for as long as was said, and no longer") {
    const Turns turns;
    const auto work = LongWork::begin(turns.lock, 0s);
    REQUIRE(work);
    const LockFile held = work->take([] {});
    CHECK_FALSE(turns.take(0s, 0s));
    long told = 0;
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(take_turn(turns.lock, {0s, 1s, [&](long pid) { told = pid; }}));
    CHECK(std::chrono::steady_clock::now() - begin >= 1s);
    CHECK(told == ::getpid());
    CHECK_FALSE(work->is_waited_for());
}

TEST_CASE("all who wait for a long work come before it goes on") {
    const Turns turns;
    // Forked before there is a lock that they would inherit.
    const auto waiter = [&, holder = ::getpid()] {
        while (LockFile::holder(turns.lock).pid != holder) ::usleep(5'000);
        return turns.take(0s, 60s) ? 0 : 1;
    };
    test::ChildProcess first{waiter}, second{waiter};
    const auto work = LongWork::begin(turns.lock, 0s);
    REQUIRE(work);
    auto held = std::optional(work->take([] {}));
    while (!work->is_waited_for()) ::usleep(5'000);
    held.reset();
    held = work->take([] {});
    held.reset();
    CHECK(first.wait() == 0);
    CHECK(second.wait() == 0);
    CHECK_FALSE(work->is_waited_for());
}

TEST_CASE("whoever was killed is waited for by nobody") {
    const Turns turns;
    test::ChildProcess killed{[&] {
        const auto work = LongWork::begin(turns.lock, 0s);
        const LockFile held = work->take([] {});
        ::pause();
        return 1;
    }};
    while (LockFile::holder(turns.lock).pid != killed.pid()) ::usleep(5'000);
    CHECK_FALSE(LongWork::begin(turns.lock, 0s));
    CHECK(LongWork::holder(turns.lock).pid == killed.pid());
    ::kill(killed.pid(), SIGKILL);
    CHECK(killed.wait() == -1);
    const auto work = LongWork::begin(turns.lock, 0s);
    REQUIRE(work);
    auto held = std::optional(work->take([] {}));
    test::ChildProcess waiter{[&] { return turns.take(0s, 60s) ? 0 : 1; }};
    while (!work->is_waited_for()) ::usleep(5'000);
    ::kill(waiter.pid(), SIGKILL);
    CHECK(waiter.wait() == -1);
    CHECK_FALSE(work->is_waited_for());
}
