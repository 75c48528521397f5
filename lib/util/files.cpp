#include "util/files.hpp"

#include "core/error.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace zksync {

namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (fd_ >= 0) ::close(fd_);
    }

    int get() const { return fd_; }
    /// close() that tells whether it failed: a network file system reports a full disk only here.
    int close() { return ::close(std::exchange(fd_, -1)); }

private:
    int fd_;
};

/// Removes a file unless it was kept.
class RemoveOnFailure {
public:
    explicit RemoveOnFailure(std::string path) : path_(std::move(path)) {}
    RemoveOnFailure(const RemoveOnFailure&) = delete;
    RemoveOnFailure& operator=(const RemoveOnFailure&) = delete;
    ~RemoveOnFailure() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    void keep() { path_.clear(); }

private:
    std::string path_;
};

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path) {
    const int error = errno;
    throw Error(ErrorKind::state, fmt::format("cannot {} {}: {}", what, path.native(), errno_text(error)));
}

/// 0, or -1 with errno.
int write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -1;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// /dev/stdout or a pipe would be gone, and a file in its place.
void require_replaceable(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return;
    throw Error(ErrorKind::state,
                fmt::format("cannot write {}: it is no file that could be replaced", path.native()),
                "name a file, which may be new");
}

/// Without this a power cut could undo a rename.
int sync_directory(const std::filesystem::path& directory) {
    FileDescriptor fd{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return fd.get() < 0 ? -1 : ::fsync(fd.get());
}

} // namespace

std::string errno_text(int error) {
    switch (error) {
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "the disk quota is used up";
    case EROFS:
        return "the file system is read-only";
    case EACCES:
    case EPERM:
        return "permission denied";
    case ENOENT:
        return "no such file or directory";
    default:
        return std::generic_category().message(error);
    }
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
    FileDescriptor fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (fd.get() < 0) {
        if (errno == ENOENT) return std::nullopt;
        fail("read", path);
    }
    std::string content;
    std::array<char, 16UL * 1024> buffer{};
    for (;;) {
        const auto got = ::read(fd.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", path);
        if (got == 0) return content;
        content.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view content,
                           std::filesystem::perms access) {
    require_replaceable(path);
    std::string temporary = path.native() + ".XXXXXX";
    FileDescriptor fd{::mkostemp(temporary.data(), O_CLOEXEC)}; // makes it 0600
    if (fd.get() < 0) fail("write", path);
    RemoveOnFailure removal{temporary};

    if (::fchmod(fd.get(), static_cast<mode_t>(access)) != 0) fail("write", path);
    if (write_all(fd.get(), content) != 0 || ::fsync(fd.get()) != 0 || fd.close() != 0) fail("write", path);
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail("write", path);
    removal.keep();
    const auto directory = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    if (sync_directory(directory) != 0) fail("write", path);
}

bool is_open_to_others(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return false;
    return (status.st_mode & (S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)) != 0;
}

} // namespace zksync
