#pragma once

#include <string_view>

namespace zksync {

/// Before anything is opened: a standard stream that was closed is /dev/null from now on, so that no journal,
/// lock or socket gets its number and with it what is said. A pipe whose reader has gone is an error to the
/// writer from now on, not a signal.
void prepare_streams() noexcept;

/// How much a line on standard error matters; the numbers are syslog's.
enum class Priority { error = 3, warning = 4, info = 6 };

/// Standard error. What cannot be said is dropped: no pass ends because nobody listens. Where it is the
/// journal of systemd ($JOURNAL_STREAM), each line of `text` begins with its priority, `<3>`.
void speak(Priority priority, std::string_view text) noexcept;
/// The same, as it stands: for what draws on a terminal.
void draw(std::string_view text) noexcept;

/// Standard output. A failure is remembered and never thrown, and what comes after it is dropped, so that no
/// document has a hole.
class AnswerStream {
public:
    void write(std::string_view text) noexcept;
    /// Writes what is still on its way. What went wrong first, as an errno; 0 when everything was written.
    int finish() noexcept;

private:
    int failure_ = 0;
};

} // namespace zksync
