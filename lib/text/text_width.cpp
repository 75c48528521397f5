#include "text/text_width.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zksync {
namespace {

struct Range {
    std::uint32_t first, last;
};

/// Marks that stand on or below the character before them, and characters without a shape.
constexpr std::array marks{
    Range{0x0300, 0x036f}, Range{0x0483, 0x0489}, Range{0x0591, 0x05bd}, Range{0x0610, 0x061a},
    Range{0x064b, 0x065f}, Range{0x0670, 0x0670}, Range{0x06d6, 0x06dc}, Range{0x06df, 0x06e4},
    Range{0x0900, 0x0902}, Range{0x093c, 0x093c}, Range{0x0941, 0x0948}, Range{0x094d, 0x094d},
    Range{0x0981, 0x0981}, Range{0x09bc, 0x09bc}, Range{0x09c1, 0x09c4}, Range{0x09cd, 0x09cd},
    Range{0x0e31, 0x0e31}, Range{0x0e34, 0x0e3a}, Range{0x0e47, 0x0e4e}, Range{0x1ab0, 0x1aff},
    Range{0x1dc0, 0x1dff}, Range{0x200b, 0x200f}, Range{0x20d0, 0x20ff}, Range{0xfe00, 0xfe0f},
    Range{0xfe20, 0xfe2f},
};
constexpr std::array wide{
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0x33ff}, Range{0x3400, 0x4dbf},
    Range{0x4e00, 0x9fff},   Range{0xa000, 0xa4cf},   Range{0xac00, 0xd7a3}, Range{0xf900, 0xfaff},
    Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6}, Range{0x1f300, 0x1f64f},
    Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd},
};

bool is_in(const auto& ranges, std::uint32_t code) {
    return std::ranges::any_of(ranges,
                               [&](const Range& range) { return code >= range.first && code <= range.last; });
}

struct Step {
    std::size_t bytes, columns;
};

Step first_step(std::string_view text) {
    const Character character = first_character(text);
    if (character.length == 0) return {1, 1};
    if (is_in(marks, character.code)) return {character.length, 0};
    return {character.length, is_in(wide, character.code) ? std::size_t{2} : std::size_t{1}};
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Step step = first_step(text);
        columns += step.columns;
        text.remove_prefix(step.bytes);
    }
    return columns;
}

std::string_view beginning_of(std::string_view text, std::size_t width) {
    std::size_t bytes = 0, columns = 0;
    while (bytes < text.size()) {
        const Step step = first_step(text.substr(bytes));
        if (bytes > 0 && step.columns > 0 && columns + step.columns > width) break;
        columns += step.columns;
        bytes += step.bytes;
    }
    return text.substr(0, bytes);
}

} // namespace zksync
