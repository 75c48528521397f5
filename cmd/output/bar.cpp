#include "output/bar.hpp"

#include "output/streams.hpp"
#include "text/text_width.hpp"
#include "util/pace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::string_view over_the_line = "\r\x1b[K";

std::string left_text(std::chrono::duration<double> passed, std::int64_t done, std::int64_t total) {
    const auto left = time_left(passed, done, total);
    if (!left) return "";
    const std::int64_t seconds = left->count(), minutes = seconds / 60;
    if (minutes < 60) return fmt::format(", {}:{:02} left", minutes, seconds % 60);
    return fmt::format(", {}:{:02}:{:02} left", minutes / 60, minutes % 60, seconds % 60);
}

/// " [####    ]" in what is left of the line; nothing where that is too little to tell anything.
std::string drawing(std::int64_t done, std::int64_t total, std::size_t room) {
    constexpr std::size_t widest = 30, narrowest = 8, frame = 3;
    if (room < narrowest + frame) return "";
    const std::size_t width = std::min(widest, room - frame);
    const auto filled =
        static_cast<std::size_t>(std::min(done, total) * static_cast<std::int64_t>(width) / total);
    return fmt::format(" [{:<{}}]", std::string(filled, '#'), width);
}

} // namespace

Bar::~Bar() {
    if (!what_.empty()) draw(over_the_line);
}

void Bar::show(std::string_view what, std::int64_t done, std::optional<std::int64_t> total) {
    const auto now = std::chrono::steady_clock::now();
    if (what != what_) {
        what_ = what;
        began_ = now;
        done_before_ = done;
    } else if (now - shown_ < std::chrono::milliseconds{100}) {
        return;
    }
    shown_ = now;
    draw(std::string(over_the_line) + line(done, total));
}

std::string Bar::line(std::int64_t done, std::optional<std::int64_t> total) const {
    const std::chrono::duration<double> passed = shown_ - began_;
    const std::int64_t done_here = done - done_before_;
    const double rate = passed.count() > 0.5 ? static_cast<double>(done_here) / passed.count() : 0;
    const bool has_total = total && *total > 0;
    std::string numbers = has_total ? fmt::format(" {}/{}", done, *total) : fmt::format(" {}", done);
    if (rate > 0) numbers += fmt::format(", {:.0f}/s", rate);
    if (has_total) numbers += left_text(passed, done_here, *total - done_before_);
    std::string text = device_.empty() ? what_ : fmt::format("{}: {}", device_, what_);
    // A line that is as wide as the terminal wraps on some.
    const std::size_t most = width_ > 1 ? width_ - 1 : 1;
    const std::size_t taken = display_width(text) + display_width(numbers);
    if (has_total && taken < most) text += drawing(done, *total, most - taken);
    text += numbers;
    return std::string(beginning_of(text, most));
}

} // namespace zksync
