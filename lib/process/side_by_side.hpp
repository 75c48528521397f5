#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace zksync {

/// How a process ended, or that there never was one.
struct ProcessEnd {
    int exit_code = 0;
    int signal = 0;            ///< that ended it, or 0
    std::string not_started{}; ///< why not; "" when it was
    std::chrono::milliseconds took{0};
};

/// What a process tells the one that forked it, a message at a time. Drops it where nobody listens any more.
using Tell = std::function<void(std::string_view message)>;

/// Jobs that are done side by side, each in a process of its own (docs/design.md, section 4).
struct SideBySide {
    std::size_t jobs = 0, most = 1; ///< how many there are, and how many at a time
    /// Does one; its value is the exit code of that process.
    std::function<int(std::size_t job, const Tell& tell)> work;
    /// Is told here what one tells there, in its order, and how it ended, once.
    std::function<void(std::size_t job, std::string message)> heard;
    std::function<void(std::size_t job, const ProcessEnd& end)> ended;
};

/// Does all of them, begun in order, and returns when all have ended. The caller has no thread, and nothing
/// open that two processes must not share. A signal reaches all that are at work; once they have ended
/// Interrupted is thrown, and no further one is begun. What `heard` and `ended` throw ends all of them too.
void work_side_by_side(const SideBySide& crew);

} // namespace zksync
