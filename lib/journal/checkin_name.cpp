#include "journal/checkin_name.hpp"

#include <fmt/core.h>

#include <charconv>

namespace zksync {
namespace {

constexpr std::size_t least_digits = 5, most_digits = 15;

} // namespace

std::optional<SeriesName> series_name(std::string_view name) {
    const std::size_t end_of_prefix = name.find_last_not_of("0123456789") + 1;
    const std::string_view digits = name.substr(end_of_prefix);
    if (digits.size() < least_digits || digits.size() > most_digits) return std::nullopt;
    SeriesName parts{name.substr(0, end_of_prefix), static_cast<int>(digits.size()), 0};
    std::from_chars(digits.data(), digits.data() + digits.size(), parts.number);
    return parts;
}

std::string text_of(const SeriesName& name) {
    return fmt::format("{}{:0{}}", name.prefix, name.number, name.digits);
}

} // namespace zksync
