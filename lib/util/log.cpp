#include "util/log.hpp"

#include "core/utf8.hpp"

namespace zksync {

namespace {

/// Characters that act on the terminal or turn the direction of what stands beside them.
bool is_harmful(std::uint32_t code) {
    const bool control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return control || direction;
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
