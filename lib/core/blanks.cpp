#include "core/blanks.hpp"

#include <algorithm>
#include <array>

namespace zksync {
namespace {

constexpr std::array<std::string_view, 2> wide_blanks{"\xc2\xa0", "\xe3\x80\x80"};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// No blank, and no part of one: what texts begin and end with, nearly all of them.
bool is_printed(char c) { return c > ' ' && c <= '~'; }

/// The same for the end of the text.
std::size_t blank_before_end(std::string_view text) {
    const auto* wide =
        std::ranges::find_if(wide_blanks, [&](std::string_view blank) { return text.ends_with(blank); });
    if (wide != wide_blanks.end()) return wide->size();
    return !text.empty() && is_blank(text.back()) ? 1 : 0;
}

} // namespace

std::size_t blank_at(std::string_view text) {
    const auto* wide =
        std::ranges::find_if(wide_blanks, [&](std::string_view blank) { return text.starts_with(blank); });
    if (wide != wide_blanks.end()) return wide->size();
    return !text.empty() && is_blank(text.front()) ? 1 : 0;
}

std::string_view without_outer_blanks(std::string_view text) {
    if (!text.empty() && is_printed(text.front()) && is_printed(text.back())) return text;
    while (const std::size_t blank = blank_at(text)) text.remove_prefix(blank);
    while (const std::size_t blank = blank_before_end(text)) text.remove_suffix(blank);
    return text;
}

} // namespace zksync
