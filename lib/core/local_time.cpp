#include "core/local_time.hpp"

#include <fmt/format.h>

namespace zksync {

namespace {

/// Takes a text apart from the left; once something does not fit, it stays failed.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool failed() const { return failed_; }
    bool at_end() const { return rest_.empty(); }

    int number(std::size_t digits) {
        int value = 0;
        for (; digits > 0; --digits) value = value * 10 + digit();
        return value;
    }

    void expect(char wanted) {
        if (!accept(wanted)) failed_ = true;
    }

    bool accept(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// One digit or more, of which six count.
    int fraction_in_micros() {
        int value = 0;
        int scale = 100'000;
        do {
            value += digit() * scale;
            scale /= 10;
        } while (!failed_ && !at_end());
        return value;
    }

private:
    int digit() {
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
            failed_ = true;
            return 0;
        }
        const int value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return value;
    }

    std::string_view rest_;
    bool failed_ = false;
};

std::optional<std::chrono::local_days> scan_date(Scanner& scanner) {
    const std::chrono::year year{scanner.number(4)};
    scanner.expect('-');
    const std::chrono::month month{static_cast<unsigned>(scanner.number(2))};
    scanner.expect('-');
    const std::chrono::day day{static_cast<unsigned>(scanner.number(2))};

    const std::chrono::year_month_day date{year, month, day};
    // 0000 is the empty date of a MySQL server, and chrono would take it for a year.
    if (scanner.failed() || !date.ok() || year < std::chrono::year{1}) return std::nullopt;
    return std::chrono::local_days{date};
}

std::optional<std::chrono::microseconds> scan_time_of_day(Scanner& scanner) {
    const int hour = scanner.number(2);
    scanner.expect(':');
    const int minute = scanner.number(2);
    int second = 0;
    int micros = 0;
    if (scanner.accept(':')) {
        second = scanner.number(2);
        if (scanner.accept('.')) micros = scanner.fraction_in_micros();
    }
    if (scanner.failed() || !scanner.at_end() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
           std::chrono::microseconds{micros};
}

std::string date_text(std::chrono::local_days days) {
    const std::chrono::year_month_day date{days};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
    Scanner scanner{text};
    const auto days = scan_date(scanner);
    if (!days) return std::nullopt;
    if (scanner.at_end()) return LocalTime{*days};

    if (!scanner.accept(' ')) scanner.expect('T');
    const auto time = scan_time_of_day(scanner);
    if (!time) return std::nullopt;
    return LocalTime{*days + *time};
}

std::string LocalTime::text() const {
    const auto days = std::chrono::floor<std::chrono::days>(instant_);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant_ - days)};
    return fmt::format("{} {:02}:{:02}:{:02}", date_text(days), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string LocalTime::date() const { return date_text(std::chrono::floor<std::chrono::days>(instant_)); }

LocalTime LocalTime::whole_second() const {
    return LocalTime{std::chrono::floor<std::chrono::seconds>(instant_)};
}

LocalTime LocalTime::midnight() const { return LocalTime{std::chrono::floor<std::chrono::days>(instant_)}; }

} // namespace zksync
