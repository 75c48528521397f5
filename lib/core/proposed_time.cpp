#include "core/reported_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

namespace zksync {
namespace {

constexpr std::size_t most_numbers = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    while (!text.empty() && numbers.size() < most_numbers) {
        if (!is_digit(text.front())) {
            text.remove_prefix(1);
            continue;
        }
        int number = 0;
        const char* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{}) return {};
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    }
    return numbers;
}

bool holds(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    return !std::ranges::search(text, word, same).empty();
}

/// The hour of a day of 24.
int hour_of(std::string_view text, int hour) {
    if (holds(text, "pm") && hour < 12) return hour + 12;
    return holds(text, "am") && hour == 12 ? 0 : hour;
}

std::optional<LocalTime> date_of(int year, int month, int day) {
    // chrono keeps only the lowest bits of a number that is too large for it.
    if (year > 9'999 || month > 12 || day > 31) return std::nullopt;
    if (year < 100) year += 2000;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return LocalTime{std::chrono::local_days{date}};
}

} // namespace

std::optional<LocalTime> proposed_time(std::string_view text, LocalTime known) {
    std::vector<int> numbers = numbers_in(text);
    if (numbers.size() < 5) return std::nullopt;
    numbers.resize(most_numbers);
    const int hour = hour_of(text, numbers[3]), minute = numbers[4], second = numbers[5];
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::array dates{date_of(numbers[0], numbers[1], numbers[2]),
                           date_of(numbers[2], numbers[1], numbers[0]),
                           date_of(numbers[2], numbers[0], numbers[1])};
    const auto time_of_day =
        std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    std::optional<LocalTime> nearest;
    const auto distance = [&](LocalTime time) { return std::chrono::abs(time - known); };
    for (const auto& date : dates) {
        if (!date) continue;
        const LocalTime time = *date + time_of_day;
        // Some hours later is a server in another zone.
        const bool is_possible = time - known <= std::chrono::days{1};
        if (is_possible && (!nearest || distance(time) < distance(*nearest))) nearest = time;
    }
    return nearest;
}

} // namespace zksync
