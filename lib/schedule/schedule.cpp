#include "schedule/schedule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace zksync {
namespace {

using Kind = Frequency::Kind;

constexpr std::array<std::string_view, 12> month_names{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekday_names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array<int, 12> longest_months{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::size_t every_day = 31, every_weekday = 7;

/// FNV-1a: the same on every machine and in every version, because a schedule must not move by itself.
std::uint32_t hash_of(std::string_view name) {
    std::uint32_t hash = 2'166'136'261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
}

/// Three letters in any case, or a number.
int value_of(std::string_view text) {
    int number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{}) return number;
    std::string name(text);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto month = std::ranges::find(month_names, name);
    if (month != month_names.end()) return static_cast<int>(month - month_names.begin()) + 1;
    return static_cast<int>(std::ranges::find(weekday_names, name) - weekday_names.begin());
}

/// One field: a list of `*`, values and ranges, with steps.
std::set<int> values_of(std::string_view field, int least, int most) {
    std::set<int> values;
    while (!field.empty()) {
        const auto part = field.substr(0, field.find(','));
        field.remove_prefix(std::min(field.size(), part.size() + 1));
        const auto slash = part.find('/');
        const auto range = part.substr(0, slash);
        const auto dash = range.find('-');
        const int step = slash == std::string_view::npos ? 1 : value_of(part.substr(slash + 1));
        const int first = range == "*" ? least : value_of(range.substr(0, dash));
        int last = first;
        if (range == "*") last = most;
        if (dash != std::string_view::npos) last = value_of(range.substr(dash + 1));
        for (int value = first; value <= last; value += step) values.insert(value);
    }
    return values;
}

/// "1,2,5..9", with `dots` between the ends of three or more in a row.
std::string list_of(const std::set<int>& values, std::string_view dots) {
    std::vector<std::string> parts;
    for (auto at = values.begin(); at != values.end();) {
        const int first = *at;
        int last = first;
        while (++at != values.end() && *at == last + 1) ++last;
        if (last - first >= 2) {
            parts.push_back(fmt::format("{}{}{}", first, dots, last));
        } else {
            for (int value = first; value <= last; ++value) parts.push_back(std::to_string(value));
        }
    }
    return fmt::format("{}", fmt::join(parts, ","));
}

std::string list_or_star(const std::set<int>& values, std::size_t all, std::string_view dots) {
    return values.size() == all ? "*" : list_of(values, dots);
}

/// "Mon,Fri ", or nothing when every day will do.
std::string weekdays_prefix(const std::set<int>& weekdays) {
    static constexpr std::array<std::string_view, 7> names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    if (weekdays.size() == every_weekday) return {};
    std::vector<std::string_view> chosen;
    for (const int day : weekdays) chosen.push_back(names.at(static_cast<std::size_t>(day)));
    return fmt::format("{} ", fmt::join(chosen, ","));
}

constexpr std::uint32_t minutes_an_hour = 60;

/// Whether a device's minute is ours to choose.
bool is_open(const Frequency& frequency) {
    return frequency.kind != Kind::all && frequency.kind != Kind::cron;
}

/// The minutes that are given away; all over again once every minute is.
class Minutes {
public:
    std::uint32_t take(std::uint32_t wished) {
        if (taken_.size() == minutes_an_hour) taken_.clear();
        while (!taken_.insert(wished).second) wished = (wished + 1) % minutes_an_hour;
        return wished;
    }

private:
    std::set<std::uint32_t> taken_;
};

std::string fields_of(const Frequency& frequency, std::uint32_t minute, std::uint32_t hour) {
    switch (frequency.kind) {
    case Kind::all:
        return "* * * * *";
    case Kind::hourly:
        return fmt::format("{} * * * *", minute);
    case Kind::daily:
        return fmt::format("{} {} * * *", minute, hour);
    case Kind::weekly:
        return fmt::format("{} {} * * 0", minute, hour);
    case Kind::monthly:
        return fmt::format("{} {} 1 * *", minute, hour);
    case Kind::cron:
        break;
    }
    return frequency.cron;
}

} // namespace

std::vector<std::string> cron_fields_of(std::span<const DeviceConfig> devices) {
    Minutes minutes;
    std::vector<std::string> fields;
    for (const DeviceConfig& device : devices) {
        const std::uint32_t hash = hash_of(device.name);
        const auto wished = hash % minutes_an_hour;
        const auto minute = is_open(device.frequency) ? minutes.take(wished) : wished;
        fields.push_back(fields_of(device.frequency, minute, 1 + hash / minutes_an_hour % 4));
    }
    return fields;
}

CronTimes cron_times(std::string_view fields) {
    std::array<std::string_view, 5> field;
    for (std::string_view& one : field) {
        one = fields.substr(0, fields.find(' '));
        fields.remove_prefix(std::min(fields.size(), one.size() + 1));
    }
    CronTimes times{values_of(field[0], 0, 59), values_of(field[1], 0, 23), values_of(field[2], 1, 31),
                    values_of(field[3], 1, 12), values_of(field[4], 0, 7)};
    if (times.weekdays.erase(7) > 0) times.weekdays.insert(0);
    const bool starred = field[2].starts_with('*') || field[4].starts_with('*');
    times.day_rule = starred ? CronTimes::DayRule::both : CronTimes::DayRule::either;
    return times;
}

bool ever_comes(const CronTimes& times) {
    if (times.day_rule == CronTimes::DayRule::either) return true;
    return std::ranges::any_of(times.months, [&](int month) {
        return *times.days.begin() <= longest_months.at(static_cast<std::size_t>(month - 1));
    });
}

std::vector<std::string> on_calendar(const CronTimes& times) {
    const std::string months = list_or_star(times.months, 12, "..");
    const std::string clock =
        fmt::format("{}:{}:00", list_or_star(times.hours, 24, ".."), list_or_star(times.minutes, 60, ".."));
    const std::string days = list_or_star(times.days, every_day, "..");
    const std::string weekdays = weekdays_prefix(times.weekdays);
    if (times.day_rule == CronTimes::DayRule::both)
        return {fmt::format("{}*-{}-{} {}", weekdays, months, days, clock)};
    return {fmt::format("*-{}-{} {}", months, days, clock),
            fmt::format("{}*-{}-* {}", weekdays, months, clock)};
}

std::optional<std::string> kubernetes_schedule(const CronTimes& times) {
    const bool any = times.days.size() == every_day || times.weekdays.size() == every_weekday;
    if (times.day_rule == CronTimes::DayRule::both && !any) return std::nullopt;
    std::string days = list_or_star(times.days, every_day, "-");
    std::string weekdays = list_or_star(times.weekdays, every_weekday, "-");
    if (times.day_rule == CronTimes::DayRule::either && any) days = weekdays = "*";
    return fmt::format("{} {} {} {} {}", list_or_star(times.minutes, 60, "-"),
                       list_or_star(times.hours, 24, "-"), days, list_or_star(times.months, 12, "-"),
                       weekdays);
}

} // namespace zksync
