#include "moment.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace zksync_sim {
namespace {

/// Takes numbers and separators off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    std::optional<int> digits(std::size_t least, std::size_t most) {
        int value = 0;
        std::size_t count = 0;
        for (; count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count)
            value = value * 10 + (rest_[count] - '0');
        if (count < least) return std::nullopt;
        rest_.remove_prefix(count);
        taken_ = count;
        return value;
    }
    bool take_any(std::string_view characters) {
        if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::size_t taken() const { return taken_; } ///< how many digits the last number had
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    std::size_t taken_ = 0;
};

std::optional<Moment> scan_date(Scanner& scanner) {
    const auto year = scanner.digits(4, 4);
    if (!year || !scanner.take_any("-")) return std::nullopt;
    const auto month = scanner.digits(1, 2);
    if (!month || !scanner.take_any("-")) return std::nullopt;
    const auto day = scanner.digits(1, 2);
    if (!day || *year < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * one_day;
}

std::optional<Moment> scan_time(Scanner& scanner) {
    const auto hour = scanner.digits(1, 2);
    if (!hour || !scanner.take_any(":")) return std::nullopt;
    const auto minute = scanner.digits(1, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    Moment time = (*hour * 60 + *minute) * 60 * one_second;
    if (!scanner.take_any(":")) return time;
    const auto second = scanner.digits(1, 2);
    if (!second || *second > 59) return std::nullopt;
    time += *second * one_second;
    if (!scanner.take_any(".,")) return time;
    auto fraction = scanner.digits(1, 6);
    if (!fraction) return std::nullopt;
    for (auto digits = scanner.taken(); digits < 6; ++digits) *fraction *= 10;
    return time + *fraction;
}

struct Scanned {
    Moment moment;
    std::string_view rest;
};

std::optional<Scanned> scan(std::string_view text) {
    Scanner scanner(text);
    const auto date = scan_date(scanner);
    if (!date) return std::nullopt;
    if (!scanner.take_any(" T")) return Scanned{*date, scanner.rest()};
    const auto time = scan_time(scanner);
    if (!time) return std::nullopt;
    return Scanned{*date + *time, scanner.rest()};
}

} // namespace

std::optional<Moment> parse_moment(std::string_view text) {
    const auto scanned = scan(text);
    if (!scanned || !scanned->rest.empty()) return std::nullopt;
    return scanned->moment;
}

ZoneSuffix zone_suffix(std::string_view text) {
    const auto scanned = scan(text);
    if (!scanned || text.size() < 12) return ZoneSuffix::absent;
    if (scanned->rest == "Z") return ZoneSuffix::present;
    Scanner suffix(scanned->rest);
    if (!suffix.take_any("+-") || !suffix.digits(2, 2)) return ZoneSuffix::absent;
    suffix.take_any(":");
    const bool ends = suffix.rest().empty() || (suffix.digits(2, 2) && suffix.rest().empty());
    return ends ? ZoneSuffix::present : ZoneSuffix::absent;
}

std::string format_moment(Moment moment, Fractions fractions) {
    using namespace std::chrono;
    const sys_time<microseconds> point{microseconds(moment)};
    const auto day = floor<days>(point);
    const year_month_day date(day);
    const hh_mm_ss<microseconds> time(point - day);
    std::array<char, 48> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    std::string out(text.data(), static_cast<std::size_t>(length));
    const auto rest = time.subseconds().count();
    if (fractions == Fractions::hidden || rest == 0) return out;
    const std::string digits = std::to_string(rest);
    return out + "." + std::string(6 - digits.size(), '0') + digits;
}

Moment local_now() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return (static_cast<Moment>(now) + local.tm_gmtoff) * one_second;
}

} // namespace zksync_sim
