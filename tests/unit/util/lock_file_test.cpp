#include "util/lock_file.hpp"

#include "child_process.hpp"
#include "core/error.hpp"
#include "temporary_directory.hpp"
#include "util/files.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <string>

using namespace zksync;
using namespace std::chrono_literals;

TEST_CASE("a lock is held by one at a time, and its file stays") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "lobby.lock";
    {
        const auto first = LockFile::acquire(path, 0s);
        REQUIRE(first);
        CHECK_FALSE(LockFile::acquire(path, 0s));
    }
    CHECK(std::filesystem::exists(path));
    CHECK(LockFile::acquire(path, 0s));
    CHECK_FALSE(is_open_to_others(path));
}

TEST_CASE("a lock tells who holds it and since when") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "lobby.lock";
    std::ofstream{path} << "99999999 somebody before\n";
    const auto lock = LockFile::acquire(path, 0s);
    REQUIRE(lock);
    CHECK(read_file(path) == std::to_string(::getpid()) + "\n");
    CHECK(LockFile::holder(path).pid == ::getpid());

    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - 3h);
    CHECK(LockFile::holder(path).held_for >= 3h);
    CHECK(LockFile::holder(path).held_for < 3h + 1min);
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() + 3h);
    CHECK(LockFile::holder(path).held_for == 0s);
}

TEST_CASE("of a lock that never was, nobody is known to hold it") {
    const test::TemporaryDirectory directory;
    CHECK(LockFile::holder(directory.path() / "none.lock").pid == 0);
}

TEST_CASE("a lock is waited for") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "lobby.lock";
    test::ChildProcess holder{[&] {
        const auto lock = LockFile::acquire(path, 0s);
        ::usleep(400'000);
        return lock ? 0 : 1;
    }};
    while (LockFile::holder(path).pid != holder.pid()) ::usleep(5'000);

    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(LockFile::acquire(path, 0s));
    CHECK(LockFile::acquire(path, 10s));
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    CHECK(holder.wait() == 0);
}

TEST_CASE("a lock that goes from one to another is waited for longer than one that somebody keeps") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "site.lock";
    test::ChildProcess others{[&] {
        // Taken anew before the patience with the one before is over, and for longer than that in all.
        for (int turn = 0; turn < 5; ++turn) {
            const auto lock = LockFile::acquire(path, 10s);
            ::usleep(700'000);
            if (!lock) return 1;
        }
        return 0;
    }};
    while (LockFile::holder(path).pid != others.pid()) ::usleep(5'000);
    CHECK(LockFile::acquire_after_others(path, 2s));
    CHECK(others.wait() == 0);

    const auto kept = LockFile::acquire(path, 0s);
    CHECK_FALSE(LockFile::acquire_after_others(path, 0s));
}

TEST_CASE("a process that was killed holds no lock") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "lobby.lock";
    test::ChildProcess holder{[&] {
        const auto lock = LockFile::acquire(path, 0s);
        ::pause();
        return lock ? 0 : 1;
    }};
    while (LockFile::holder(path).pid != holder.pid()) ::usleep(5'000);
    ::kill(holder.pid(), SIGKILL);
    CHECK(holder.wait() == -1);
    CHECK(LockFile::acquire(path, 0s));
}

TEST_CASE("a lock can be handed on") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "lobby.lock";
    auto first = LockFile::acquire(path, 0s);
    REQUIRE(first);
    const LockFile second = std::move(*first);
    first.reset();
    CHECK_FALSE(LockFile::acquire(path, 0s));
}

TEST_CASE("a lock in a directory that is not there is an error of the state") {
    try {
        static_cast<void>(LockFile::acquire("/nonexistent/lobby.lock", 0s));
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::state);
        CHECK(std::string{error.what()} == "cannot lock /nonexistent/lobby.lock: no such file or directory");
    }
}
