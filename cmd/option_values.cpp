#include "option_values.hpp"

#include "config/did_you_mean.hpp"
#include "config/duration.hpp"
#include "util/log.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace zksync {
namespace {

/// Nothing where it is no whole number from `least` to `most`.
std::optional<int> number_in(const std::string& text, int least, int most) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool fits = read.ec == std::errc{} && read.ptr == end && number >= least && number <= most;
    return fits ? std::optional(number) : std::nullopt;
}

} // namespace

std::chrono::seconds seconds_of(const std::string& option, const std::string& text) {
    constexpr int most = 86'400;
    if (const auto seconds = number_in(text, 0, most)) return std::chrono::seconds{*seconds};
    throw CLI::ValidationError(
        option, fmt::format("\"{}\" is no number of seconds from 0 to {}, a day", printable(text), most));
}

std::size_t jobs_of(const std::string& option, const std::string& text) {
    constexpr int most = 64;
    if (const auto jobs = number_in(text, 1, most)) return static_cast<std::size_t>(*jobs);
    throw CLI::ValidationError(option,
                               fmt::format("\"{}\" is no number from 1 to {}", printable(text), most));
}

LocalTime time_of(const std::string& option, const std::string& text) {
    if (const auto time = LocalTime::parse(text)) return *time;
    throw CLI::ValidationError(
        option,
        fmt::format("\"{}\" is no time: write 2026-11-22 or \"2026-11-22 08:00:00\"", printable(text)));
}

std::string format_of(const std::string& option, const std::string& text,
                      const std::vector<std::string>& known) {
    if (std::ranges::find(known, text) != known.end()) return text;
    const std::string meant = config_file::did_you_mean(text, known);
    throw CLI::ValidationError(
        option,
        fmt::format("there is no format \"{}\"{}", printable(text),
                    meant.empty() ? fmt::format(": it is one of {}", fmt::join(known, ", ")) : meant));
}

std::chrono::seconds duration_of(const std::string& option, const std::string& text) {
    const auto duration = config_file::duration_from(text);
    if (duration && duration->count() > 0) return *duration;
    throw CLI::ValidationError(
        option, fmt::format("\"{}\" is no span of time: write 90s, 30m, 2h or 7d", printable(text)));
}

} // namespace zksync
