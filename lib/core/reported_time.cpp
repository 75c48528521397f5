#include "core/reported_time.hpp"

#include "core/blanks.hpp"

#include <algorithm>
#include <string>

namespace zksync {
namespace {

/// Takes the digits that the text begins with, filled up to two; nothing unless there are one or two.
std::optional<std::string> two_digits(std::string_view& text) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end < 1 || end > 2) return std::nullopt;
    std::string digits(2 - end, '0');
    digits += text.substr(0, end);
    text.remove_prefix(end);
    return digits;
}

/// Takes what stands between a date and a time: a T, or blanks.
bool take_separator(std::string_view& text) {
    if (text.starts_with('T')) {
        text.remove_prefix(1);
        return true;
    }
    const auto rest = without_outer_blanks(text);
    const bool blank = rest.size() < text.size();
    text = rest;
    return blank;
}

} // namespace

std::optional<LocalTime> read_reported_time(std::string_view text) {
    constexpr std::size_t year = 5, date = 10; // "2026-", "2026-11-25"
    text = without_outer_blanks(text);
    // Nearly all are spelled so, and need not be spelled anew.
    if (text.size() > date && text[date] == ' ') {
        if (const auto usual = LocalTime::parse(text)) return usual;
    }
    if (text.size() < year) return std::nullopt;
    std::string usual(text.substr(0, year));
    text.remove_prefix(year);
    const auto month = two_digits(text);
    if (!month || !text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    const auto day = two_digits(text);
    if (!day || !take_separator(text)) return std::nullopt;
    const auto hour = two_digits(text);
    if (!hour) return std::nullopt;
    usual.append(*month).append("-").append(*day).append(" ").append(*hour).append(text);
    return LocalTime::parse(usual);
}

} // namespace zksync
