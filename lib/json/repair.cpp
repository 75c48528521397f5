#include "json/repair.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace zksync::json {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";
constexpr std::string_view escaped_replacement = "\\ufffd";
constexpr std::size_t escape_length = 6; // \uXXXX

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The code unit of the escape \uXXXX that `text` begins with; -1 when it begins with none.
int escaped_unit(std::string_view text) {
    if (text.size() < escape_length || !text.starts_with("\\u")) return -1;
    int unit = 0;
    const char* end = text.data() + escape_length;
    const auto [stop, error] = std::from_chars(text.data() + 2, end, unit, 16);
    return error == std::errc{} && stop == end ? unit : -1;
}

bool is_high_surrogate(int unit) { return unit >= 0xd800 && unit <= 0xdbff; }
bool is_low_surrogate(int unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

/// Moves the escape that `rest` begins with to `out`.
void move_escape(std::string_view& rest, std::string& out) {
    const auto move = [&](std::size_t length) {
        length = std::min(length, rest.size());
        out += rest.substr(0, length);
        rest.remove_prefix(length);
    };
    const int unit = escaped_unit(rest);
    if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(rest.substr(escape_length)))) {
        move(2 * escape_length);
    } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
        out += escaped_replacement;
        rest.remove_prefix(escape_length);
    } else {
        // The backslash and what it escapes, so that the second of \\ does not look like a beginning. A
        // broken character behind it is the next turn's.
        const bool ascii_follows = rest.size() > 1 && byte_at(rest, 1) < 0x80;
        move(ascii_follows ? 2 : 1);
    }
}

void move_character(std::string_view& rest, std::string& out) {
    const std::size_t length = first_character(rest).length;
    out += length == 0 ? replacement : rest.substr(0, length);
    rest.remove_prefix(std::max<std::size_t>(length, 1));
}

/// Whether eight bytes are ASCII without a backslash.
bool are_plain(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101, highest = 0x8080808080808080;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    const std::uint64_t differing = eight ^ (ones * '\\');
    const std::uint64_t equal = (differing - ones) & ~differing & highest;
    return ((eight & highest) | equal) == 0;
}

} // namespace

bool needs_no_repair(std::string_view json) {
    while (!json.empty()) {
        std::size_t length = 1;
        if (json.size() >= 8 && are_plain(json.data())) {
            length = 8;
        } else if (json.front() == '\\') {
            const int unit = escaped_unit(json);
            if (is_high_surrogate(unit) || is_low_surrogate(unit)) return false;
            const bool ascii_follows = json.size() > 1 && byte_at(json, 1) < 0x80;
            length = ascii_follows ? 2 : 1;
        } else if (byte_at(json, 0) >= 0x80) {
            length = first_character(json).length;
            if (length == 0) return false;
        }
        json.remove_prefix(length);
    }
    return true;
}

std::string repair_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) move_character(text, out);
    return out;
}

std::string repair_json(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (text.front() == '\\') {
            move_escape(text, out);
        } else {
            move_character(text, out);
        }
    }
    return out;
}

} // namespace zksync::json
