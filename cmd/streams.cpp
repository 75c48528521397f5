#include "streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

namespace zksync {

void prepare_streams() noexcept {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
        // The wrong way round, so that who uses it still learns that it is closed. It gets the number that is
        // free.
        static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

void speak(std::string_view text) noexcept {
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
