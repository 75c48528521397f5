#include "util/lock_file.hpp"

#include "core/error.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace zksync {

namespace {

constexpr std::chrono::milliseconds poll_interval{100};

[[noreturn]] void fail(const std::filesystem::path& path) {
    const int error = errno;
    throw Error(ErrorKind::state, fmt::format("cannot lock {}: {}", path.native(), errno_text(error)));
}

/// False when somebody else holds it. `how`: LOCK_EX or LOCK_SH.
bool try_lock(int fd, int how, const std::filesystem::path& path) {
    while (::flock(fd, how | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return false;
        if (errno != EINTR) fail(path);
    }
    return true;
}

/// Also sets the file's time, from which others tell since when the lock is held.
void write_owner(int fd, const std::filesystem::path& path) {
    const std::string pid = fmt::format("{}\n", ::getpid());
    if (::ftruncate(fd, 0) != 0) fail(path);
    if (::pwrite(fd, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) fail(path);
}

/// Another one for each time that somebody took the lock, the same process again included.
std::pair<std::time_t, long> owner_stamp(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

int open_lock(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) fail(path);
    return fd;
}

} // namespace

std::optional<LockFile> LockFile::acquire(const std::filesystem::path& path, std::chrono::seconds wait) {
    const auto end = std::chrono::steady_clock::now() + wait;
    return acquire_while(path, [&] { return std::chrono::steady_clock::now() < end; });
}

std::optional<LockFile> LockFile::acquire_after_others(const std::filesystem::path& path,
                                                       std::chrono::seconds longest) {
    auto end = std::chrono::steady_clock::now() + longest;
    auto held = owner_stamp(path);
    return acquire_while(path, [&] {
        if (const auto now = owner_stamp(path); now != held) {
            held = now;
            end = std::chrono::steady_clock::now() + longest;
        }
        return std::chrono::steady_clock::now() < end;
    });
}

std::optional<LockFile> LockFile::acquire_while(const std::filesystem::path& path,
                                                const std::function<bool()>& waits_on) {
    LockFile lock{open_lock(path)};
    while (!try_lock(lock.fd_, LOCK_EX, path)) {
        if (!waits_on()) return std::nullopt;
        signals::sleep_for(poll_interval);
    }
    write_owner(lock.fd_, path);
    return lock;
}

std::optional<LockFile> LockFile::share(const std::filesystem::path& path) {
    LockFile lock{open_lock(path)};
    if (!try_lock(lock.fd_, LOCK_SH, path)) return std::nullopt;
    return lock;
}

bool LockFile::is_held(const std::filesystem::path& path) { return is_in_the_way_of(LOCK_SH, path); }

bool LockFile::is_held_or_shared(const std::filesystem::path& path) {
    return is_in_the_way_of(LOCK_EX, path);
}

bool LockFile::is_in_the_way_of(int how, const std::filesystem::path& path) {
    LockFile lock{::open(path.c_str(), O_RDWR | O_CLOEXEC)};
    if (lock.fd_ < 0 && errno == ENOENT) return false;
    if (lock.fd_ < 0) fail(path);
    return !try_lock(lock.fd_, how, path);
}

LockFile::Holder LockFile::holder(const std::filesystem::path& path) {
    Holder holder;
    struct stat status {};
    const auto content = read_file(path);
    if (!content || ::stat(path.c_str(), &status) != 0) return holder;

    std::from_chars(content->data(), content->data() + content->size(), holder.pid);
    const auto written = std::chrono::sys_seconds{std::chrono::seconds{status.st_mtim.tv_sec}};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    holder.held_for = std::max(now - written, std::chrono::seconds{0});
    return holder;
}

LockFile::LockFile(LockFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

LockFile::~LockFile() {
    if (fd_ >= 0) ::close(fd_);
}

} // namespace zksync
