#include "json/plain_text.hpp"

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace zksync::json {
namespace {

constexpr std::size_t most_digits = 18; ///< of a part of a number
constexpr std::uint64_t each_byte = 0x0101010101010101, highest_bits = 0x8080808080808080;

/// The highest_bits bit of each byte that is zero, and perhaps of some above the lowest of them.
constexpr std::uint64_t zero_bytes(std::uint64_t eight) {
    return (eight - each_byte) & ~eight & highest_bits;
}

/// The highest_bits bit of the bytes that are not plain; of the lowest of them for certain.
std::uint64_t odd_bytes(const char* bytes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    const std::uint64_t controls = (eight - each_byte * ' ') & ~eight;
    return ((eight | controls) & highest_bits) | zero_bytes(eight ^ (each_byte * '"')) |
           zero_bytes(eight ^ (each_byte * '\\'));
}

bool is_plain(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x20 && byte < 0x80 && letter != '"' && letter != '\\';
}

std::size_t digits(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

std::size_t append_unit(std::string_view text, std::string& to) {
    constexpr std::size_t length = 6; // \uXXXX
    unsigned unit = 0;
    if (text.size() < length) return 0;
    const auto [stop, error] = std::from_chars(text.data() + 2, text.data() + length, unit, 16);
    const bool is_half = unit >= 0xd800 && unit <= 0xdfff;
    if (error != std::errc{} || stop != text.data() + length || is_half) return 0;
    const auto add = [&](unsigned byte) { to += static_cast<char>(byte); };
    if (unit < 0x80) {
        add(unit);
    } else if (unit < 0x800) {
        add(0xc0U | unit >> 6U);
        add(0x80U | (unit & 0x3fU));
    } else {
        add(0xe0U | unit >> 12U);
        add(0x80U | (unit >> 6U & 0x3fU));
        add(0x80U | (unit & 0x3fU));
    }
    return length;
}

} // namespace

std::size_t plain_length(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t odd = odd_bytes(text.data() + at);
        if (odd == 0) continue;
        if constexpr (std::endian::native != std::endian::little) break;
        return at + static_cast<std::size_t>(std::countr_zero(odd)) / 8;
    }
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
}

std::size_t plain_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits(text, at);
    if (whole == 0 || whole > most_digits || (whole > 1 && text[at] == '0')) return 0;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits(text, at + 1);
        if (fraction == 0 || fraction > most_digits) return 0;
        at += 1 + fraction;
    }
    const bool has_exponent = at < text.size() && (text[at] == 'e' || text[at] == 'E');
    return has_exponent ? 0 : at;
}

std::size_t append_escaped(std::string_view text, std::string& to) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (text.size() < 2) return 0;
    if (text[1] == 'u') return append_unit(text, to);
    const auto place = letters.find(text[1]);
    if (place == std::string_view::npos) return 0;
    to += meanings[place];
    return 2;
}

} // namespace zksync::json
