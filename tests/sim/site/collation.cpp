#include "collation.hpp"

#include <algorithm>
#include <cstdint>

namespace zksync_sim::site {
namespace {

// The base letters of U+00C0..U+00DF (the lower half U+00E0..U+00FF is the same) and of U+0100..U+017F;
// an underscore is a letter of its own.
constexpr std::string_view latin_1 = "aaaaaa_ceeeeiiii_nooooo_ouuuuy__";
constexpr std::string_view latin_extended =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii__jjkk_llllllllllnnnnnn___oooooo__"
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 0x20 && latin_extended.size() == 0x80);

void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&out](std::uint32_t value) {
        out += static_cast<char>(static_cast<unsigned char>(value));
    };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6)), byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12)), byte(0x80 | ((code >> 6) & 0x3F)), byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18)), byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F)), byte(0x80 | (code & 0x3F));
    }
}

std::uint32_t next_code(std::string_view& rest) {
    const auto lead = static_cast<unsigned char>(rest[0]);
    const std::size_t length = lead < 0xC0 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    std::uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && i < rest.size(); ++i)
        code = (code << 6) | (static_cast<unsigned char>(rest[i]) & 0x3FU);
    rest.remove_prefix(std::min(length, rest.size()));
    return code;
}

void append_folded(std::string& out, std::uint32_t code) {
    if (code == 0xDF) {
        out += "ss";
    } else if (code >= 0xC0 && code <= 0xFF) {
        const char base = code == 0xFF ? 'y' : latin_1[(code - 0xC0) % 0x20];
        if (base != '_')
            out += base;
        else
            append_utf8(out, code == 0xD7 ? code : code | 0x20U);
    } else if (code >= 0x100 && code <= 0x17F) {
        const char base = latin_extended[code - 0x100];
        if (base != '_')
            out += base;
        else
            append_utf8(out, code | 1U);
    } else if ((code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F)) {
        append_utf8(out, code + 0x20);
    } else if (code < 0x300 || code > 0x36F) { // combining accents vanish
        append_utf8(out, code);
    }
}

} // namespace

std::string folded(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char first = text.front();
        if (static_cast<unsigned char>(first) < 0x80) {
            out += first >= 'A' && first <= 'Z' ? static_cast<char>(first + ('a' - 'A')) : first;
            text.remove_prefix(1);
        } else {
            append_folded(out, next_code(text));
        }
    }
    return out;
}

bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t t = 0, p = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '%') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '_' || pattern[p] == text[t])) {
            ++p, ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '%') ++p;
    return p == pattern.size();
}

} // namespace zksync_sim::site
