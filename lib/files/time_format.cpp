#include "files/time_format.hpp"

#include "core/blanks.hpp"
#include "core/error.hpp"
#include "core/reported_time.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace zksync {
namespace {

/// As the C library counts: a wall clock, without a zone.
std::tm broken_down(LocalTime time) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time.instant()).time_since_epoch().count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return parts;
}

std::optional<LocalTime> time_from(const std::tm& parts) {
    const std::chrono::year_month_day date{std::chrono::year{parts.tm_year + 1900},
                                           std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                                           std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    // A leap second is no time of a terminal's.
    if (!date.ok() || parts.tm_sec > 59) return std::nullopt;
    return LocalTime{std::chrono::local_days{date}} + std::chrono::hours{parts.tm_hour} +
           std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec};
}

bool speaks_of_a_zone(const std::string& format) {
    constexpr std::array signs{"%z", "%Z", "%s"};
    return std::ranges::any_of(signs,
                               [&](const char* sign) { return format.find(sign) != std::string::npos; });
}

} // namespace

TimeFormat::TimeFormat(std::string format) : format_(std::move(format)) {
    if (format_.empty()) return;
    const auto refuse = [&](const char* why) {
        return Error(ErrorKind::usage, fmt::format("--time-format \"{}\": {}", printable(format_), why),
                     "for example --time-format '%d/%m/%Y %H:%M:%S'");
    };
    if (speaks_of_a_zone(format_))
        throw refuse("the times of a file are those of the terminal's wall clock, without a zone");
    const LocalTime sample = LocalTime::parse("2023-11-22 19:46:58").value();
    const std::tm parts = broken_down(sample);
    std::array<char, 256> text{};
    if (std::strftime(text.data(), text.size(), format_.c_str(), &parts) == 0)
        throw refuse("it says nothing of a time");
    const auto read = parse(text.data());
    constexpr std::chrono::seconds without_seconds{58};
    if (read != sample && read != sample - without_seconds)
        throw refuse("it does not tell a whole date and time of day");
    has_seconds_ = read == sample;
}

std::optional<LocalTime> TimeFormat::parse(const std::string& text) const {
    if (text.find('\0') != std::string::npos) return std::nullopt;
    std::tm parts{};
    parts.tm_mday = 0; // what the format leaves out must not pass for a date
    const char* end = strptime(text.c_str(), format_.c_str(), &parts);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return time_from(parts);
}

std::optional<LocalTime> TimeFormat::read(const std::string& text) const {
    if (!format_.empty()) return parse(std::string(without_outer_blanks(text)));
    // A time without its seconds is not the one that comes over the network.
    if (std::ranges::count(text, ':') != 2) return std::nullopt;
    return read_reported_time(text);
}

std::string TimeFormat::example() const { return format_.empty() ? "2026-11-22 08:00:00" : format_; }

} // namespace zksync
