#include "config/duration.hpp"

#include <charconv>

namespace zksync::config_file {
namespace {

std::optional<std::chrono::seconds> unit_from(char letter) {
    switch (letter) {
    case 's':
        return std::chrono::seconds{1};
    case 'm':
        return std::chrono::minutes{1};
    case 'h':
        return std::chrono::hours{1};
    case 'd':
        return std::chrono::hours{24};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<std::chrono::seconds> duration_from(std::string_view text) {
    constexpr std::chrono::seconds longest = std::chrono::hours{24 * 3'650};
    if (text.size() < 2 || text.front() == '-') return std::nullopt;
    const auto unit = unit_from(text.back());
    if (!unit) return std::nullopt;
    long number = 0;
    const char* end = text.data() + text.size() - 1;
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || rest != end || number > longest / *unit) return std::nullopt;
    return number * *unit;
}

} // namespace zksync::config_file
