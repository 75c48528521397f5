#include "http/html_text.hpp"

#include "core/ascii.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace zksync::http {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// `html` begins with '<': does a tag begin here, or is it a less-than sign?
bool begins_tag(std::string_view html) {
    return html.size() > 1 && (is_letter(html[1]) || html[1] == '/' || html[1] == '!');
}

/// The length of the tag that `html` begins with. A '>' within quotes does not end it; one that never ends
/// takes all the rest.
std::size_t tag_length(std::string_view html) {
    char quote = 0;
    for (std::size_t i = 1; i < html.size(); ++i) {
        const char c = html[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return html.size();
}

bool separates_words(std::string_view tag) {
    static constexpr std::array names{"br", "p",  "div", "li",    "ul",      "ol",      "tr", "td",
                                      "th", "hr", "h1",  "table", "summary", "details", "h2", "h3"};
    std::string name;
    for (const char c : tag.substr(1)) {
        if (c == '/' && name.empty()) continue;
        if (!is_letter(c) && (c < '0' || c > '9')) break;
        name += ascii_lower(c);
    }
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_tags(std::string_view html) {
    std::string text;
    while (!html.empty()) {
        if (html.front() != '<' || !begins_tag(html)) {
            text += html.front();
            html.remove_prefix(1);
            continue;
        }
        const std::size_t length = tag_length(html);
        if (separates_words(html.substr(0, length))) text += ' ';
        html.remove_prefix(length);
    }
    return text;
}

/// "#39" or "#x27".
std::optional<std::string> numeric_entity(std::string_view name) {
    name.remove_prefix(1);
    int base = 10;
    if (!name.empty() && ascii_lower(name.front()) == 'x') {
        base = 16;
        name.remove_prefix(1);
    }
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
    const bool scalar = code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (error != std::errc{} || end != name.data() + name.size() || !scalar) return std::nullopt;
    return code == 0xA0 ? " " : to_utf8(code);
}

std::optional<std::string> entity(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> named{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}}};
    if (name.starts_with('#')) return numeric_entity(name);
    for (const auto& [known, text] : named)
        if (known == name) return std::string{text};
    return std::nullopt;
}

std::string with_entities_decoded(std::string_view text) {
    constexpr std::size_t longest = 10;
    std::string decoded;
    while (!text.empty()) {
        const std::size_t end =
            text.front() == '&' ? text.substr(0, longest).find(';') : std::string_view::npos;
        if (end != std::string_view::npos) {
            if (const auto meant = entity(text.substr(1, end - 1))) {
                decoded += *meant;
                text.remove_prefix(end + 1);
                continue;
            }
        }
        decoded += text.front();
        text.remove_prefix(1);
    }
    return decoded;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (!is_space(c))
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

/// From the first tag of that name to behind its closing tag, or to the end; nothing where there is none.
std::string_view element(std::string_view html, std::string_view name) {
    const std::string lowered = in_lower_case(html);
    const std::string opening = "<" + std::string{name}, closing = "</" + std::string{name};
    for (auto begin = lowered.find(opening); begin != std::string::npos;
         begin = lowered.find(opening, begin + 1)) {
        const std::size_t behind = begin + opening.size();
        const bool longer_name = behind < lowered.size() && is_letter(lowered[behind]);
        if (longer_name) continue;
        const auto end = lowered.find(closing, behind);
        if (end == std::string::npos) return html.substr(begin);
        return html.substr(begin, end - begin + tag_length(html.substr(end)));
    }
    return {};
}

std::string without_elements(std::string_view html, std::string_view name) {
    std::string rest(html);
    for (auto found = element(rest, name); !found.empty(); found = element(rest, name))
        rest.erase(static_cast<std::size_t>(found.data() - rest.data()), found.size());
    return rest;
}

} // namespace

std::string page_text(std::string_view page) {
    constexpr std::size_t most_read = 64'000;
    page = page.substr(0, most_read);
    const auto begin = std::find_if_not(page.begin(), page.end(), is_space);
    if (begin == page.end() || *begin != '<') return on_one_line(page);
    std::string shown(page);
    for (const char* unseen : {"head", "title", "style", "script"}) shown = without_elements(shown, unseen);
    const std::string text = plain_text(shown);
    return text.empty() ? plain_text(element(page, "title")) : text;
}

std::string plain_text(std::string_view html) {
    return on_one_line(with_entities_decoded(without_tags(html)));
}

} // namespace zksync::http
