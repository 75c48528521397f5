#include "util/log.hpp"

#include "core/utf8.hpp"
#include "core/visible.hpp"

namespace zksync {

namespace {

/// Whether a character may be shown where `before` stands in front of it. What joins two letters of a script,
/// or two emoji, does nothing behind ASCII but to hide.
bool may_be_shown(const Character& character, std::uint32_t before) {
    constexpr std::uint32_t first_beyond_ascii = 0x80;
    if (character.length == 0 || acts_on_its_line(character.code)) return false;
    if (!is_invisible(character.code)) return true;
    return joins_or_varies(character.code) && before >= first_beyond_ascii;
}

} // namespace

std::string printable(std::string_view text, std::size_t most) {
    std::string clean;
    std::uint32_t before = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        const std::size_t taken = character.length == 0 ? 1 : character.length;
        const bool is_shown = may_be_shown(character, before);
        const std::string_view shown = is_shown ? text.substr(0, taken) : "?";
        if (clean.size() + shown.size() > most) return clean + "…";
        clean += shown;
        // A '?' is what a joiner behind it would join.
        before = is_shown ? character.code : 0;
        text.remove_prefix(taken);
    }
    return clean;
}

} // namespace zksync
