#include "util/files.hpp"

#include "child_process.hpp"
#include "core/error.hpp"
#include "temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace zksync;

namespace {

auto count_files(const std::filesystem::path& directory) {
    return std::distance(std::filesystem::directory_iterator{directory},
                         std::filesystem::directory_iterator{});
}

} // namespace

TEST_CASE("what was written is read back, and only the owner may") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "token";
    const std::string content(100'000, 'x');
    write_file_atomically(path, content);
    CHECK(read_file(path) == content);
    CHECK_FALSE(is_open_to_others(path));
    write_file_atomically(path, "");
    CHECK(read_file(path) == "");
    CHECK(count_files(directory.path()) == 1);
}

TEST_CASE("a file that is not there has no content") {
    const test::TemporaryDirectory directory;
    CHECK_FALSE(read_file(directory.path() / "none"));
    CHECK_FALSE(is_open_to_others(directory.path() / "none"));
}

TEST_CASE("a file that cannot be read is an error of the state") {
    const test::TemporaryDirectory directory;
    try {
        static_cast<void>(read_file(directory.path()));
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::state);
        CHECK(std::string{error.what()} == "cannot read " + directory.path().native() + ": Is a directory");
    }
}

TEST_CASE("a write that fails leaves the old file and no temporary") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "token";
    write_file_atomically(path, "old");

    test::ChildProcess child{[&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit one_block{4096, 4096};
        ::setrlimit(RLIMIT_FSIZE, &one_block);
        try {
            write_file_atomically(path, std::string(100'000, 'x'));
        } catch (const Error& error) {
            return error.kind() == ErrorKind::state ? 0 : 1;
        }
        return 2;
    }};
    CHECK(child.wait() == 0);
    CHECK(read_file(path) == "old");
    CHECK(count_files(directory.path()) == 1);
}

TEST_CASE("a write where another directory stands leaves no temporary") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "token";
    std::filesystem::create_directory(path);
    CHECK_THROWS_AS(write_file_atomically(path, "new"), Error);
    CHECK(count_files(directory.path()) == 1);
}

TEST_CASE("a pipe or a device is not replaced by a file") {
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    CHECK_THROWS_WITH(write_file_atomically(path, "new"),
                      Catch::Contains("it is no file that could be replaced"));
    CHECK(std::filesystem::is_fifo(path));
    CHECK(count_files(directory.path()) == 1);
}

TEST_CASE("a full disk and a read-only file system are said in words") {
    CHECK(errno_text(ENOSPC) == "the disk is full");
    CHECK(errno_text(EROFS) == "the file system is read-only");
    CHECK(errno_text(EACCES) == "permission denied");
}

TEST_CASE("a file that others may read or write is open to others") {
    using std::filesystem::perms;
    const test::TemporaryDirectory directory;
    const auto path = directory.path() / "secret";
    write_file_atomically(path, "x");
    const auto open =
        GENERATE(perms::group_read, perms::group_write, perms::others_read, perms::others_write);
    std::filesystem::permissions(path, perms::owner_read | open);
    CHECK(is_open_to_others(path));
    std::filesystem::permissions(path, perms::owner_all);
    CHECK_FALSE(is_open_to_others(path));
}
