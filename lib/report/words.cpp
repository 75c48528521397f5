#include "report/words.hpp"

#include "pass/times.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace zksync::report {
namespace {

std::chrono::local_days day_in(LocalTime time) {
    return std::chrono::floor<std::chrono::days>(time.instant());
}
std::chrono::year_month_day date_of(LocalTime time) { return std::chrono::year_month_day{day_in(time)}; }

std::string_view month_name(LocalTime time) {
    constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names.at(static_cast<unsigned>(date_of(time).month()) - 1);
}

bool is_midnight(LocalTime time) { return time == time.midnight(); }

} // namespace

std::string number(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t place = text.size(); place > first + 3;) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

std::string punches(std::int64_t count) {
    return count == 1 ? "1 punch" : fmt::format("{} punches", number(count));
}

std::string people(std::size_t count) {
    return count == 1 ? "1 person" : fmt::format("{} people", number(static_cast<std::int64_t>(count)));
}

std::string short_date(LocalTime time) {
    return fmt::format("{} {}", static_cast<unsigned>(date_of(time).day()), month_name(time));
}

std::string long_date(LocalTime time) {
    return fmt::format("{} {}", short_date(time), static_cast<int>(date_of(time).year()));
}

std::string week_day(LocalTime time) {
    constexpr std::array<std::string_view, 7> names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    return fmt::format("{} {}", names.at(std::chrono::weekday{day_in(time)}.c_encoding()), short_date(time));
}

std::string dates(const std::optional<LocalTime>& oldest, const std::optional<LocalTime>& newest) {
    if (!oldest || !newest) return "";
    if (oldest->midnight() == newest->midnight()) return long_date(*oldest);
    const bool is_one_year = date_of(*oldest).year() == date_of(*newest).year();
    return fmt::format("{} to {}", is_one_year ? short_date(*oldest) : long_date(*oldest),
                       long_date(*newest));
}

std::string range_text(const Range& range) {
    const LocalTime last = range.to - std::chrono::seconds{1};
    if (is_midnight(range.from) && is_midnight(range.to)) return dates(range.from, last);
    return fmt::format("{} to {}", range.from.text(), last.text());
}

std::vector<std::string> remarks_on_late(const Report& report) {
    std::vector<std::string> remarks;
    const Range whole = report.range.whole_days();
    if (whole != report.range)
        remarks.push_back(
            fmt::format("Late ones are counted by whole days: these are of {}.", range_text(whole)));
    if (const auto since = report.late_since())
        remarks.push_back(fmt::format("Late ones have been counted since {} only.", host_text(*since)));
    return remarks;
}

std::string_view heading_of(PunchState state) {
    switch (state) {
    case PunchState::pending:
        return "To be sent";
    case PunchState::in_doubt:
        return "In doubt";
    case PunchState::sent:
        return "Delivered";
    case PunchState::duplicate:
        return "On the site already";
    case PunchState::waiting:
        return "Waiting";
    case PunchState::ignored:
        return "Ignored";
    case PunchState::quarantined:
        return "Quarantined";
    }
    return "";
}

} // namespace zksync::report
