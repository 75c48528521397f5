#include "report/bars.hpp"

#include <algorithm>
#include <numeric>

namespace zksync::report {
namespace {

using std::chrono::local_days;

constexpr int most_bars = 62;

local_days day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time.instant()); }
LocalTime midnight_of(local_days day) { return LocalTime{LocalTime::Instant{day}}; }

struct Days {
    local_days first, last;
    int count() const { return static_cast<int>((last - first).count()) + 1; }
};

/// The days that are shown.
Days days_shown(const Report& report) {
    Days shown{day_of(report.range.from), day_of(report.range.to - std::chrono::microseconds{1})};
    if (shown.count() <= most_bars) return shown;
    std::optional<Days> with_punches;
    for (const DeviceReport& device : report.devices) {
        for (const DayOutcome& one : device.outcomes) {
            if (!one.day) continue;
            const local_days day = day_of(*one.day);
            with_punches = with_punches
                               ? Days{std::min(with_punches->first, day), std::max(with_punches->last, day)}
                               : Days{day, day};
        }
    }
    return with_punches.value_or(Days{shown.last, shown.last});
}

Unit unit_for(const Days& shown) {
    constexpr int week = 7, month = 30;
    if (shown.count() <= most_bars) return Unit::day;
    if (shown.count() <= most_bars * week) return Unit::week;
    return shown.count() <= most_bars * month ? Unit::month : Unit::year;
}

/// The first day of the stretch that a day is in.
local_days begin_of(local_days day, Unit unit) {
    const std::chrono::year_month_day date{day};
    switch (unit) {
    case Unit::day:
        return day;
    case Unit::week:
        return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case Unit::month:
        return local_days{date.year() / date.month() / 1};
    case Unit::year:
        return local_days{date.year() / 1 / 1};
    }
    return day;
}

local_days next(local_days begin, Unit unit) {
    constexpr int longest_year = 366, longest_month = 31, week = 7;
    const int length = unit == Unit::year    ? longest_year
                       : unit == Unit::month ? longest_month
                       : unit == Unit::week  ? week
                                             : 1;
    return begin_of(begin + std::chrono::days{length}, unit);
}

void add(Bar& bar, const DayOutcome& one) { bar.rows[static_cast<std::size_t>(one.state)] += one.rows; }

} // namespace

std::string_view to_text(Unit unit) {
    switch (unit) {
    case Unit::day:
        return "day";
    case Unit::week:
        return "week";
    case Unit::month:
        return "month";
    case Unit::year:
        return "year";
    }
    return "";
}

std::int64_t Bar::total() const { return std::accumulate(rows.begin(), rows.end(), std::int64_t{0}); }

std::int64_t Bars::highest() const {
    std::int64_t most = 0;
    for (const Bar& bar : bars) most = std::max(most, bar.total());
    return most;
}

std::optional<std::size_t> Bars::place_of(LocalTime day) const {
    const LocalTime begin = midnight_of(begin_of(day_of(day), unit));
    const auto found = std::ranges::lower_bound(bars, begin, {}, &Bar::from);
    if (found == bars.end() || found->from != begin) return std::nullopt;
    return static_cast<std::size_t>(found - bars.begin());
}

Bars bars_of(const Report& report) {
    const Days shown = days_shown(report);
    Bars result;
    result.unit = unit_for(shown);
    for (local_days day = begin_of(shown.first, result.unit); day <= shown.last; day = next(day, result.unit))
        result.bars.push_back({midnight_of(day)});
    for (const DeviceReport& device : report.devices) {
        for (const DayOutcome& one : device.outcomes) {
            if (!one.day) add(result.undated, one);
            const auto place = one.day ? result.place_of(*one.day) : std::nullopt;
            if (place) add(result.bars[*place], one);
        }
    }
    return result;
}

std::int64_t scale_end(std::int64_t highest) {
    constexpr std::int64_t ten = 10;
    std::int64_t power = 1;
    while (power * ten < highest) power *= ten;
    for (const std::int64_t tenths : {10, 12, 15, 20, 30, 40, 50, 60, 80})
        if (power * tenths % ten == 0 && power * tenths / ten >= highest) return power * tenths / ten;
    return power * ten;
}

} // namespace zksync::report
