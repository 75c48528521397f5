#pragma once

#include "util/log.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace zksync {

/// What a piece of news is about, as far as it is only counted.
enum class NewsKind {
    code,      ///< an employee code that waits, or punches that were quarantined
    too_late,  ///< a person's day whose check-ins came too late for attendance
    worthless, ///< a person in a shift whose check-ins count for nothing
};

/// Says the news of all devices of a program together: at most twenty lines, the rest by number, because a
/// new site may have something to say of everybody (docs/rules.md, section 3). What one device has said is
/// not said for another.
class NewsDesk {
public:
    static constexpr std::size_t most_lines = 20;

    /// Says `text` as a warning, or counts it. `matter`: what it is about, the same for every device that has
    /// it.
    void say(const Log& log, NewsKind kind, const std::string& matter, const std::string& text);
    /// For the passes of a process of its own: what they have to say goes to the desk of another one, where
    /// it is said or counted.
    using HandOn = std::function<void(NewsKind, const std::string& matter, const std::string& text)>;
    void hand_on_to(HandOn hand_on) { hand_on_ = std::move(hand_on); }

    /// Ends it: the last line is the one that is still to be said, or the numbers of the rest.
    void close(const Log& log);

private:
    struct Held {
        Log log;
        std::string text;
    };
    std::string rest() const;

    HandOn hand_on_;
    std::set<std::string> matters_;
    std::size_t lines_ = 0;
    std::optional<Held> held_; ///< the last line: it is said only where nothing more comes
    std::array<std::int64_t, 3> untold_{};
};

} // namespace zksync
