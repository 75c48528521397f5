#pragma once

#include <string_view>

namespace zksync {

/// Before anything is opened: a standard stream that was closed is /dev/null from now on, so that no journal,
/// lock or socket gets its number and with it what is said. A pipe whose reader has gone is an error to the
/// writer from now on, not a signal.
void prepare_streams() noexcept;

/// Standard error, as it stands. What cannot be said is dropped: no pass ends because nobody listens.
void speak(std::string_view text) noexcept;

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
