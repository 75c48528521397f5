#pragma once

#include "core/local_time.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace zksync {

inline constexpr std::chrono::days one_day{1};
inline constexpr std::chrono::seconds one_second{1};

/// A half-open stretch of punch times, device time.
struct Cell {
    LocalTime from, to;
};

/// What lies from `from` up to `to`, cut at the midnights, oldest first; none when there is nothing between.
std::vector<Cell> days_between(LocalTime from, LocalTime to);

/// Where a cell is cut in two: at the midnight nearest to its middle while it is longer than a day, in the
/// middle below that, on a whole second. Nothing for a cell that cannot be cut further.
std::optional<LocalTime> cut(LocalTime from, LocalTime to);

} // namespace zksync
