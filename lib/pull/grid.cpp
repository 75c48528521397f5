#include "pull/grid.hpp"

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::seconds smallest_cell{60};

} // namespace

std::vector<Cell> days_between(LocalTime from, LocalTime to) {
    std::vector<Cell> days;
    while (from < to) {
        const LocalTime end = std::min(to, from.midnight() + one_day);
        days.push_back({from, end});
        from = end;
    }
    return days;
}

std::optional<LocalTime> cut(LocalTime from, LocalTime to) {
    if (to - from <= smallest_cell) return std::nullopt;
    const LocalTime middle = from + (to - from) / 2;
    if (to - from <= one_day) return middle.whole_second();
    const LocalTime before = middle.midnight(), after = before + one_day;
    const LocalTime nearest = middle - before <= after - middle && before > from ? before : after;
    return nearest > from && nearest < to ? std::optional{nearest} : std::optional{middle.whole_second()};
}

} // namespace zksync
