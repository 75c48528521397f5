#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace zksync_sim {

/// A naive wall clock in microseconds since 1970.
using Moment = std::int64_t;
constexpr Moment no_moment = std::numeric_limits<Moment>::min();
constexpr Moment one_second = 1'000'000;
constexpr Moment one_day = 86'400 * one_second;

/// `YYYY-MM-DD`, with or without a time (space or T, seconds and fraction may be left out). Nothing for
/// anything else, impossible dates included.
std::optional<Moment> parse_moment(std::string_view text);

/// A readable moment that is followed by `Z` or an offset.
enum class ZoneSuffix { absent, present };
ZoneSuffix zone_suffix(std::string_view text);

enum class Fractions { hidden, shown };
std::string format_moment(Moment moment, Fractions fractions);

Moment local_now(); ///< the wall clock of this process's time zone

} // namespace zksync_sim
