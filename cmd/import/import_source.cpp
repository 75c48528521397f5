#include "import/import_source.hpp"

#include "core/error.hpp"
#include "util/file_access.hpp"
#include "util/log.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace zksync {
namespace {

Error cannot_read(const std::string& file, int error) {
    const std::string name = file == "-" ? "standard input" : printable(file);
    const Unreadable reason = explain_unreadable(file, error);
    return Error(ErrorKind::state, fmt::format("cannot read {}: {}", name, reason.why), reason.hint);
}

/// Closed when this is gone, unless it is standard input.
class OpenFile {
public:
    explicit OpenFile(std::string name)
        : name_(std::move(name)),
          fd_(name_ == "-" ? STDIN_FILENO : open(name_.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (fd_ < 0) throw cannot_read(name_, errno);
    }
    ~OpenFile() {
        if (fd_ != STDIN_FILENO) close(fd_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::string next() {
        std::array<char, 65'536> bytes{};
        while (true) {
            wait();
            const ssize_t got = read(fd_, bytes.data(), bytes.size());
            if (got >= 0) return {bytes.data(), static_cast<std::size_t>(got)};
            if (errno != EINTR && errno != EAGAIN) throw cannot_read(name_, errno);
        }
    }

private:
    /// Until there is something to be read, or a signal came: a pipe may be silent for long.
    void wait() {
        std::array<pollfd, 2> watched{{{fd_, POLLIN, 0}, {signals::wake_fd(), POLLIN, 0}}};
        signals::check();
        poll(watched.data(), watched.size(), -1);
        signals::check();
    }

    std::string name_;
    int fd_;
};

} // namespace

LineReader::Source bytes_of(const std::string& file) {
    return [open = std::make_shared<OpenFile>(file)] { return open->next(); };
}

} // namespace zksync
