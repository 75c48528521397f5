#include "output/streams.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace zksync {
namespace {

/// systemd.exec(5): "device:inode" of the stream that goes to the journal.
bool is_the_journal(int stream) noexcept {
    const char* journal = std::getenv("JOURNAL_STREAM");
    struct stat opened {};
    return journal != nullptr && ::fstat(stream, &opened) == 0 &&
           fmt::format("{}:{}", opened.st_dev, opened.st_ino) == journal;
}

} // namespace

void prepare_streams() noexcept {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
        // The wrong way round, so that who uses it still learns that it is closed. It gets the number that is
        // free.
        static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

void speak(Priority priority, std::string_view text) noexcept {
    static const bool tells_priorities = is_the_journal(STDERR_FILENO);
    if (!tells_priorities) return draw(text);
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end == std::string_view::npos ? end : end + 1);
        static_cast<void>(std::fprintf(stderr, "<%d>%.*s", static_cast<int>(priority),
                                       static_cast<int>(line.size()), line.data()));
        text.remove_prefix(line.size());
    }
}

void draw(std::string_view text) noexcept {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

void AnswerStream::write(std::string_view text) noexcept {
    if (failure_ != 0) return;
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) failure_ = errno != 0 ? errno : EIO;
}

int AnswerStream::finish() noexcept {
    errno = 0;
    if (std::fflush(stdout) != 0 && failure_ == 0) failure_ = errno != 0 ? errno : EIO;
    return failure_;
}

} // namespace zksync
