#include "output.hpp"

#include "streams.hpp"
#include "util/paths.hpp"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <memory>

namespace zksync {
namespace {

constexpr std::size_t longest_line = 4'000;

/// The text of an Error may have several lines of its own; each is made fit for a terminal.
std::string printable_lines(std::string_view text) {
    std::string lines;
    while (true) {
        const auto end = text.find('\n');
        lines += printable(text.substr(0, end), longest_line);
        if (end == std::string_view::npos) return lines;
        lines += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string time_left(std::chrono::duration<double> passed, std::int64_t done, std::int64_t total) {
    if (done <= 0 || total <= done) return "";
    const auto seconds =
        static_cast<long>(passed.count() * static_cast<double>(total - done) / static_cast<double>(done));
    return fmt::format(", {}:{:02} left", seconds / 60, seconds % 60);
}

/// One line that is written over and over: what, how many, how fast, how long still.
class Bar {
public:
    explicit Bar(std::string device) : device_(std::move(device)) {}
    ~Bar() { clear(); }
    Bar(const Bar&) = delete;
    Bar& operator=(const Bar&) = delete;

    void show(std::string_view what, std::int64_t done, std::optional<std::int64_t> total) {
        const auto now = std::chrono::steady_clock::now();
        if (what != what_) {
            what_ = what;
            began_ = now;
        } else if (now - shown_ < std::chrono::milliseconds{100}) {
            return;
        }
        shown_ = now;
        const std::chrono::duration<double> passed = now - began_;
        const double rate = passed.count() > 0.5 ? static_cast<double>(done) / passed.count() : 0;
        const std::string speed = rate > 0 ? fmt::format(", {:.0f}/s", rate) : "";
        if (total && *total > 0) {
            constexpr std::int64_t width = 30;
            const auto filled = static_cast<std::size_t>(std::min(done, *total) * width / *total);
            speak(fmt::format("\r\x1b[K{}: {} [{:<30}] {}/{}{}{}", device_, what, std::string(filled, '#'),
                              done, *total, speed, time_left(passed, done, *total)));
        } else {
            speak(fmt::format("\r\x1b[K{}: {} {}{}", device_, what, done, speed));
        }
    }

private:
    void clear() {
        if (!what_.empty()) speak("\r\x1b[K");
    }

    std::string device_, what_;
    std::chrono::steady_clock::time_point began_, shown_;
};

} // namespace

Output::Output(const Options& options, AnswerStream& answers)
    : answers_(answers), verbosity_(options.verbosity), json_(options.json),
      talks_to_terminal_(isatty(STDERR_FILENO) == 1), answers_terminal_(isatty(STDOUT_FILENO) == 1) {}

void Output::say(const std::string& device, std::string_view line) const {
    const std::string prefix = device.empty() ? "zksync: " : fmt::format("zksync: {}: ", device);
    speak(fmt::format("{}{}{}\n", talks_to_terminal_ ? "\r\x1b[K" : "", prefix, printable_lines(line)));
}

void Output::answer(std::string_view line) const {
    answers_.write(line);
    answers_.write("\n");
}

void Output::good_news(const std::string& device, std::string_view line) const {
    if (verbosity_ == Verbosity::quiet || (!talks_to_terminal_ && !is_verbose())) return;
    say(device, line);
}

void Output::error(const std::string& device, const Error& error) const {
    say(device, error.what());
    if (!error.hint().empty()) speak(fmt::format("hint: {}\n", printable_lines(error.hint())));
}

void Output::warning(const std::string& device, std::string_view line) const {
    if (verbosity_ != Verbosity::quiet) say(device, line);
}

void Output::detail(const std::string& device, std::string_view line) const {
    if (is_verbose()) say(device, line);
}

std::optional<std::size_t> Output::answer_width() const {
    if (!answers_terminal_) return std::nullopt;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const std::string columns = process_environment("COLUMNS").value_or("");
    std::size_t width = 0;
    const auto read = std::from_chars(columns.data(), columns.data() + columns.size(), width);
    return read.ec == std::errc{} && width > 0 ? width : 80;
}

Log Output::log(const std::string& device) const {
    return Log([this, device](Level level, std::string_view line) {
        if (level == Level::warning) return warning(device, line);
        if (level == Level::info) return detail(device, line);
        if (verbosity_ == Verbosity::debug) say(device, line);
    });
}

Progress Output::progress(const std::string& device) const {
    if (!talks_to_terminal_ || verbosity_ != Verbosity::normal) return {};
    auto bar = std::make_shared<Bar>(device);
    return [bar](std::string_view what, std::int64_t done, std::optional<std::int64_t> total) {
        bar->show(what, done, total);
    };
}

} // namespace zksync
