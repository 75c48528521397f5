#include "util/log.hpp"

#include "core/utf8.hpp"

namespace zksync {

namespace {

/// Characters that act on the terminal or turn the direction of what stands beside them.
bool is_harmful(std::uint32_t code) {
    const bool control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    const bool mark = code == 0x200e || code == 0x200f || code == 0x061c;
    // U+2028 and U+2029 begin another line.
    const bool line = code == 0x2028 || code == 0x2029;
    return control || direction || mark || line;
}

} // namespace

std::string printable(std::string_view text, std::size_t most) {
    std::string clean;
    while (!text.empty()) {
        const Character character = first_character(text);
        const std::size_t taken = character.length == 0 ? 1 : character.length;
        const bool harmless = character.length != 0 && !is_harmful(character.code);
        const std::string_view shown = harmless ? text.substr(0, taken) : "?";
        if (clean.size() + shown.size() > most) return clean + "…";
        clean += shown;
        text.remove_prefix(taken);
    }
    return clean;
}

} // namespace zksync
