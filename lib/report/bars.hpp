#pragma once

#include "report/report.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::report {

/// What a bar stands for: more days than a picture has room for are added up.
enum class Unit { day, week, month, year };
std::string_view to_text(Unit unit);

/// What became of the punches of such a stretch.
struct Bar {
    LocalTime from;                                           ///< the first day, its midnight
    std::array<std::int64_t, all_punch_states.size()> rows{}; ///< in the order of all_punch_states

    std::int64_t of(PunchState state) const { return rows[static_cast<std::size_t>(state)]; }
    std::int64_t total() const;
};

struct Bars {
    Unit unit = Unit::day;
    std::vector<Bar> bars; ///< one after the other, also where nothing happened
    Bar undated;           ///< punches without a usable time

    std::int64_t highest() const;
    /// Where a day of the range is shown; nothing for one that was left out.
    std::optional<std::size_t> place_of(LocalTime day) const;
};

/// Days while there are at most 62 of them, else weeks from Monday, months, years. Of a longer range the days
/// before the first punch and behind the last one are left out.
Bars bars_of(const Report& report);

/// A round number not below `highest` that the scale ends with: 1, 12, 15, 2, 3, 4, 5, 6 or 8, and zeros
/// behind.
std::int64_t scale_end(std::int64_t highest);

} // namespace zksync::report
