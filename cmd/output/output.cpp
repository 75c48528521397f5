#include "output/output.hpp"

#include "output/bar.hpp"
#include "text/harmless.hpp"
#include "text/prose.hpp"
#include "util/paths.hpp"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace zksync {
namespace {

constexpr std::size_t longest_line = 4'000;
/// What a monitor may get of it: a healthchecks keeps 100 kB.
constexpr std::size_t most_remembered = 20;

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

/// Whether what is written there may move the cursor.
bool is_capable_terminal(int stream) {
    const std::string kind = process_environment("TERM").value_or("");
    return isatty(stream) == 1 && !kind.empty() && kind != "dumb";
}

std::size_t terminal_width(int stream) {
    winsize size{};
    if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const std::string columns = process_environment("COLUMNS").value_or("");
    std::size_t width = 0;
    const auto read = std::from_chars(columns.data(), columns.data() + columns.size(), width);
    return read.ec == std::errc{} && width > 0 ? width : 80;
}

} // namespace

Output::Output(const Options& options, AnswerStream& answers)
    : answers_(answers), verbosity_(options.verbosity), json_(options.json),
      talks_to_terminal_(isatty(STDERR_FILENO) == 1), draws_(is_capable_terminal(STDERR_FILENO)),
      answers_terminal_(isatty(STDOUT_FILENO) == 1) {}

void Output::say(Priority priority, const std::string& device, std::string_view line) const {
    const std::string prefix = device.empty() ? "zksync: " : fmt::format("zksync: {}: ", device);
    const std::string text = fmt::format("{}{}\n", prefix, printable_lines(line));
    relay(priority, text);
}

void Output::relay(Priority priority, const std::string& text) const {
    remember(text);
    if (elsewhere_.said) return elsewhere_.said(priority, text);
    speak(priority, draws_ ? "\r\x1b[K" + text : text);
}

void Output::remember(const std::string& text) const {
    said_.push_back(text);
    if (said_.size() > most_remembered) said_.pop_front();
    ++times_said_;
}

std::string Output::said_since(std::size_t times) const {
    std::string text;
    const std::size_t wanted = std::min(times_said_ - times, said_.size());
    for (auto line = said_.end() - static_cast<std::ptrdiff_t>(wanted); line != said_.end(); ++line)
        text += *line;
    return text;
}

void Output::answer(std::string_view line) const {
    if (elsewhere_.answered) return elsewhere_.answered(line);
    has_answered_ = true;
    answers_.write(harmless(line));
    answers_.write("\n");
}

void Output::answer_in_words(std::string_view line) const {
    for (const std::string& part : prose_lines(line, answer_width())) answer(part);
}

void Output::good_news(const std::string& device, std::string_view line) const {
    if (verbosity_ == Verbosity::quiet || (!talks_to_terminal_ && !is_verbose())) return;
    say(Priority::info, device, line);
}

void Output::error(const std::string& device, const Error& error) const {
    say(Priority::error, device, error.what());
    if (error.hint().empty()) return;
    const std::string hint = fmt::format("hint: {}\n", printable_lines(error.hint()));
    relay(Priority::warning, hint);
}

void Output::ended_by(const Error& signal) const {
    if (talks_to_terminal_) say(Priority::info, "", signal.what());
}

void Output::warning(const std::string& device, std::string_view line) const {
    if (verbosity_ != Verbosity::quiet) say(Priority::warning, device, line);
}

void Output::detail(const std::string& device, std::string_view line) const {
    if (is_verbose()) say(Priority::info, device, line);
}

std::optional<std::size_t> Output::answer_width() const {
    if (!answers_terminal_) return std::nullopt;
    return terminal_width(STDOUT_FILENO);
}

Log Output::log(const std::string& device) const {
    return Log([this, device](Level level, std::string_view line) {
        if (level == Level::warning) return warning(device, line);
        if (level == Level::info) return detail(device, line);
        if (verbosity_ == Verbosity::debug) say(Priority::info, device, line);
    });
}

Progress Output::progress(const std::string& device) const {
    if (elsewhere_.said || !draws_ || verbosity_ != Verbosity::normal) return {};
    auto bar = std::make_shared<Bar>(device, terminal_width(STDERR_FILENO));
    return [bar](std::string_view what, std::int64_t done, std::optional<std::int64_t> total) {
        bar->show(what, done, total);
    };
}

} // namespace zksync
