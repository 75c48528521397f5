#include "wall_clock.hpp"

#include <array>
#include <cctype>
#include <cstdio>

namespace zksync_sim::site {
namespace {

/// Reads digits and separators from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    std::optional<int> number() {
        std::size_t length = 0;
        int value = 0;
        while (length < rest_.size() && length < 6 && std::isdigit(static_cast<unsigned char>(rest_[length])))
            value = value * 10 + (rest_[length++] - '0');
        if (length == 0) return std::nullopt;
        rest_.remove_prefix(length);
        return value;
    }

    bool take(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    Micros fraction() {
        Micros value = 0;
        for (Micros unit = one_second / 10;
             !rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_[0]));
             unit /= 10, rest_.remove_prefix(1))
            value += unit * (rest_[0] - '0');
        return value;
    }

    bool at_end() const { return rest_.empty(); }
    bool at_zone() const { return !rest_.empty() && (rest_[0] == 'Z' || rest_[0] == '+' || rest_[0] == '-'); }

private:
    std::string_view rest_;
};

struct Fields {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    Micros fraction = 0;
    bool has_zone = false;
};

std::optional<Fields> fields_in(std::string_view text) {
    Scanner scanner(text);
    Fields fields;
    const auto year = scanner.number();
    if (!year || !scanner.take("-")) return std::nullopt;
    const auto month = scanner.number();
    if (!month || !scanner.take("-")) return std::nullopt;
    const auto day = scanner.number();
    if (!day) return std::nullopt;
    fields.year = *year, fields.month = *month, fields.day = *day;
    if (scanner.at_end()) return fields;
    if (!scanner.take(" T")) return std::nullopt;
    const auto hour = scanner.number();
    if (!hour || !scanner.take(":")) return std::nullopt;
    const auto minute = scanner.number();
    if (!minute) return std::nullopt;
    fields.hour = *hour, fields.minute = *minute;
    if (scanner.take(":")) {
        const auto second = scanner.number();
        if (!second) return std::nullopt;
        fields.second = *second;
        if (scanner.take(".")) fields.fraction = scanner.fraction();
    }
    fields.has_zone = scanner.at_zone();
    if (!fields.has_zone && !scanner.at_end()) return std::nullopt;
    return fields;
}

std::chrono::year_month_day date_of(const Fields& fields) {
    return {std::chrono::year{fields.year}, std::chrono::month{static_cast<unsigned>(fields.month)},
            std::chrono::day{static_cast<unsigned>(fields.day)}};
}

std::string out_of_range(const Fields& fields) {
    if (fields.year < 1 || fields.year > 9999)
        return "year " + std::to_string(fields.year) + " is out of range";
    if (fields.month < 1 || fields.month > 12) return "month must be in 1..12";
    if (!date_of(fields).ok()) return "day is out of range for month";
    if (fields.hour > 23) return "hour must be in 0..23";
    if (fields.minute > 59) return "minute must be in 0..59";
    if (fields.second > 59) return "second must be in 0..59";
    return {};
}

std::chrono::year_month_day calendar(Micros moment) {
    const std::chrono::sys_time<std::chrono::microseconds> point{std::chrono::microseconds{moment}};
    return std::chrono::floor<std::chrono::days>(point);
}

} // namespace

std::variant<Micros, TimeError> parse_time(std::string_view text) {
    const auto fields = fields_in(text);
    if (!fields) return TimeError{TimeError::Kind::words, "Unknown string format: " + std::string(text)};
    if (auto problem = out_of_range(*fields); !problem.empty())
        return TimeError{TimeError::Kind::out_of_range, std::move(problem)};
    if (fields->has_zone)
        return TimeError{TimeError::Kind::has_zone, "can't compare offset-naive and offset-aware datetimes"};
    const auto days = std::chrono::sys_days{date_of(*fields)}.time_since_epoch().count();
    return days * one_day + (fields->hour * 3600 + fields->minute * 60 + fields->second) * one_second +
           fields->fraction;
}

std::optional<Micros> time_or_nothing(std::string_view text) {
    const auto parsed = parse_time(text);
    if (const auto* moment = std::get_if<Micros>(&parsed)) return *moment;
    return std::nullopt;
}

Micros parse_clock(std::string_view text) {
    Scanner scanner(text);
    const int hour = scanner.number().value_or(0);
    const int minute = scanner.take(":") ? scanner.number().value_or(0) : 0;
    const int second = scanner.take(":") ? scanner.number().value_or(0) : 0;
    return (hour * 3600 + minute * 60 + second) * one_second;
}

std::string format_date(Micros moment) {
    const auto date = calendar(moment);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string format_time(Micros moment) {
    const Micros of_day = moment - midnight_of(moment);
    const auto seconds = static_cast<int>(of_day / one_second);
    const auto fraction = static_cast<int>(of_day % one_second);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                  seconds % 60);
    std::string result = format_date(moment) + text.data();
    if (fraction != 0) {
        std::snprintf(text.data(), text.size(), ".%06d", fraction);
        result += text.data();
    }
    return result;
}

std::string http_date(std::chrono::system_clock::time_point moment) {
    static constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto days = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(moment - days)};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                  weekdays.at(std::chrono::weekday{days}.c_encoding()), static_cast<unsigned>(date.day()),
                  months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

Micros midnight_of(Micros moment) {
    const Micros into_day = moment % one_day;
    return moment - (into_day < 0 ? into_day + one_day : into_day);
}

Micros utc_now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

} // namespace zksync_sim::site
