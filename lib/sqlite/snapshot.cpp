#include "sqlite/snapshot.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <sys/stat.h>

#include <chrono>
#include <ctime>
#include <string>
#include <system_error>
#include <thread>
#include <tuple>

namespace zksync {
namespace {

constexpr int most_attempts = 20;
constexpr std::chrono::milliseconds between_attempts{100};

/// What changes when somebody writes to the file; the same for a file that is not there.
std::tuple<std::time_t, long, off_t> stamp(const std::filesystem::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return {};
    return {found.st_mtim.tv_sec, found.st_mtim.tv_nsec, found.st_size};
}

void copy_one(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    std::filesystem::remove(to, failed);
    if (!std::filesystem::exists(from)) return;
    std::filesystem::copy_file(from, to, failed);
    if (failed == std::errc::no_such_file_or_directory)
        return; // the last writer has just gone, and its log with it
    if (!failed) std::filesystem::permissions(to, std::filesystem::perms{0600}, failed);
    if (!failed) return;
    throw Error(ErrorKind::state,
                fmt::format("cannot copy {} to {}: {}", from.string(), to.string(), failed.message()),
                "--dry-run works on a copy: run it as the user that the passes run as, with room in the "
                "temporary directory");
}

} // namespace

bool copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
    const std::filesystem::path log = from.string() + "-wal", log_copy = to.string() + "-wal";
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        if (!std::filesystem::exists(from)) return false;
        const auto before = std::tuple(stamp(from), stamp(log));
        copy_one(log, log_copy);
        copy_one(from, to);
        if (before == std::tuple(stamp(from), stamp(log))) return true;
        std::this_thread::sleep_for(between_attempts);
    }
    throw Error(ErrorKind::state,
                fmt::format("cannot copy {}: it is being written to all the time", from.string()),
                "try again once the pass that writes has ended");
}

} // namespace zksync
