#include "mapper/device_label.hpp"

#include "core/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace zksync {
namespace {

unsigned byte_at(std::string_view text, std::size_t place) { return static_cast<unsigned char>(text[place]); }

/// Where the character that begins at `start` ends: behind its continuation bytes.
std::size_t end_of_character(std::string_view text, std::size_t start) {
    std::size_t end = start + 1;
    while (end < text.size() && (byte_at(text, end) & 0xC0U) == 0x80U) ++end;
    return end;
}

/// C0, DEL, and C1, which is two bytes in UTF-8.
bool is_control(std::string_view character) {
    const unsigned first = byte_at(character, 0);
    if (character.size() == 1) return first < 0x20U || first == 0x7FU;
    return character.size() == 2 && first == 0xC2U && byte_at(character, 1) < 0xA0U;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string without_controls(std::string_view text) {
    std::string kept;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = end_of_character(text, start);
        const std::string_view character = text.substr(start, end - start);
        if (!is_control(character)) kept += character;
        start = end;
    }
    return kept;
}

std::string_view cut(std::string_view text) {
    std::size_t end = 0;
    for (int characters = 0; end < text.size() && characters < longest_device_label; ++characters) {
        end = end_of_character(text, end);
    }
    return text.substr(0, end);
}

} // namespace

bool is_legible(std::string_view name) {
    constexpr std::uint32_t replacement = 0xfffd;
    bool says_something = false;
    while (!name.empty()) {
        const Character character = first_character(name);
        if (character.length == 0 || character.code == replacement) return false;
        says_something = says_something || (character.code != '?' && character.code != ' ');
        name.remove_prefix(character.length);
    }
    return says_something;
}

std::string device_label(std::string_view name) {
    const std::string kept = without_controls(name);
    return std::string{trimmed(cut(trimmed(kept)))};
}

} // namespace zksync
