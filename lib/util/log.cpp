#include "util/log.hpp"

#include <cstdint>

namespace zksync {

namespace {

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0; ///< in bytes; 0: not UTF-8
};

/// The character at the beginning of `text`, which is not empty. Over-long forms and surrogates are no UTF-8.
Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(text[at])}; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};

    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
    std::uint32_t code = lead & (0x7fu >> length);
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xc0) != 0x80) return {};
        code = code << 6 | (byte(at) & 0x3f);
    }
    const bool over_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (over_long || surrogate || code > 0x10ffff) return {};
    return {code, length};
}

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
