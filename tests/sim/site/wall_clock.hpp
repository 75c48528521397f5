#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace zksync_sim::site {

/// A wall-clock moment without a zone, in microseconds since 1970: what a DATETIME(6) column holds.
using Micros = std::int64_t;

inline constexpr Micros no_time = std::numeric_limits<Micros>::min();
inline constexpr Micros one_second = 1'000'000;
inline constexpr Micros one_minute = 60 * one_second;
inline constexpr Micros one_day = 24 * 60 * one_minute;

/// Why a text is no naive moment, with the exception text that Python gives.
struct TimeError {
    enum class Kind { words, out_of_range, has_zone } kind;
    std::string text;
};

/// `2026-11-22 08:00:00`, with a `T`, single digits, a fraction, or a date alone.
std::variant<Micros, TimeError> parse_time(std::string_view text);
std::optional<Micros> time_or_nothing(std::string_view text);

/// Minutes and seconds of a clock text such as `8:00:00`, as microseconds since midnight.
Micros parse_clock(std::string_view text);

/// As Python's str(): the fraction only when there is one.
std::string format_time(Micros moment);
std::string format_date(Micros moment);
std::string http_date(std::chrono::system_clock::time_point moment);

Micros midnight_of(Micros moment);

/// UTC now as if it were a wall clock.
Micros utc_now();

} // namespace zksync_sim::site
