#include "config/toml_words.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace zksync::config_file {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view between_values = " \t\r,[]=";

/// Those that word processors, and keyboards in some languages, put in the place of " and '.
constexpr std::array<std::string_view, 14> typographic{"\xe2\x80\x9c", "\xe2\x80\x9d",
                                                       "\xe2\x80\x9e", "\xe2\x80\x9f",
                                                       "\xe2\x80\x98", "\xe2\x80\x99",
                                                       "\xe2\x80\x9a", "\xc2\xab",
                                                       "\xc2\xbb",     "\xe2\x80\xb9",
                                                       "\xe2\x80\xba", "\xef\xbc\x82",
                                                       "\xc2\xb4",     "`"};

/// A mistake and where in the line it is, counted from 0.
struct Mistake {
    std::size_t at;
    std::string_view what;
};

constexpr std::string_view typographic_quotes =
    "these quotation marks are a word processor's; expected straight ones, like KEY = \"TEXT\"";
constexpr std::string_view no_quotes = "text without quotation marks; expected KEY = \"TEXT\"";
constexpr std::string_view not_closed = "the quotation mark that closes this text is missing";
constexpr std::string_view mark_inside =
    "there is more behind the quotation mark that closes the text; one inside a text is written \\\"";
constexpr std::string_view backslash =
    "a backslash has a meaning of its own between \" and \"; write \\\\, or put the text between ' and '";

std::size_t typographic_at(std::string_view text) {
    std::size_t first = std::string_view::npos;
    for (const auto mark : typographic) first = std::min(first, text.find(mark));
    return first;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether TOML takes a word without quotation marks, as far as its form tells: a number, a date, a time.
bool is_bare_value(std::string_view word) {
    if (word == "true" || word == "false") return true;
    if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
    if (word == "inf" || word == "nan") return true;
    if (word.empty() || !is_digit(word.front())) return false;
    const bool is_time = word.size() >= 8 && (word[2] == ':' || (word[4] == '-' && word[7] == '-'));
    if (is_time)
        return std::ranges::all_of(word, [](char c) {
            return is_digit(c) || std::string_view(":-.+TZtz").find(c) != std::string_view::npos;
        });
    if (word.size() > 1 && word.front() == '0' && is_digit(word[1])) return false;
    return std::ranges::count(word, '.') <= 1 && std::ranges::all_of(word, [](char c) {
               return is_digit(c) ||
                      std::string_view("._eE+-xabcdefABCDEFo").find(c) != std::string_view::npos;
           });
}

/// A text that begins at `at` with a straight quotation mark; moves `at` behind it.
std::optional<Mistake> mistake_in_text(std::string_view line, std::size_t& at) {
    const std::size_t begin = at;
    const char mark = line[at++];
    constexpr std::string_view escapes = "btnfr\"\\uU";
    for (; at < line.size() && line[at] != mark; ++at) {
        if (mark != '"' || line[at] != '\\') continue;
        if (at + 1 < line.size() && escapes.find(line[at + 1]) == std::string_view::npos)
            return Mistake{at, backslash};
        ++at;
    }
    if (at >= line.size()) return Mistake{begin, not_closed};
    ++at;
    const bool ends =
        at >= line.size() || between_values.find(line[at]) != std::string_view::npos || line[at] == '#';
    return ends ? std::nullopt : std::optional(Mistake{at, mark_inside});
}

/// The first mistake in the values from `at` on.
std::optional<Mistake> mistake_in_values(std::string_view line, std::size_t at) {
    while (at < line.size()) {
        at = line.find_first_not_of(between_values, at);
        if (at == std::string_view::npos || line[at] == '#') return std::nullopt;
        const auto rest = line.substr(at);
        // A text of several lines is beyond a look at one, and so is a section within a line.
        if (rest.starts_with("\"\"\"") || rest.starts_with("'''") || rest.front() == '{') return std::nullopt;
        if (typographic_at(rest) == 0) return Mistake{at, typographic_quotes};
        if (rest.front() == '"' || rest.front() == '\'') {
            if (const auto mistake = mistake_in_text(line, at)) return mistake;
            continue;
        }
        const auto word = rest.substr(0, rest.find_first_of(" \t\r,]}#"));
        if (typographic_at(word) != std::string_view::npos) return Mistake{at, typographic_quotes};
        if (!is_bare_value(word)) return Mistake{at, no_quotes};
        at += word.size();
    }
    return std::nullopt;
}

/// A line of a list that goes on from the line before.
bool goes_on(std::string_view line, std::size_t first) {
    const auto last = line.find_last_not_of(blanks);
    return line[first] == '"' || line[first] == '\'' || line[first] == ']' || line[last] == ',' ||
           line[last] == ']';
}

std::optional<Mistake> mistake_in(std::string_view line) {
    const auto first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos || line[first] == '#') return std::nullopt;
    if (line[first] == '[') {
        if (const auto mark = typographic_at(line); mark != std::string_view::npos)
            return Mistake{mark, "these quotation marks are a word processor's; expected straight ones, like "
                                 "[shift.\"NAME\"]"};
        if (line.find(']') == std::string_view::npos)
            return Mistake{first,
                           "the bracket that closes the name of this section is missing; expected [NAME]"};
        return std::nullopt;
    }
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) {
        if (goes_on(line, first)) return mistake_in_values(line, first);
        return Mistake{first, "there is no = in this line; expected KEY = VALUE, or a # before a remark"};
    }
    const auto value = line.find_first_not_of(blanks, equals + 1);
    if (value == std::string_view::npos || line[value] == '#')
        return Mistake{equals, "there is no value behind the =; expected KEY = \"TEXT\""};
    return mistake_in_values(line, value);
}

/// The key of the line, for the message; "" for none that could be one.
std::string key_of(std::string_view line) {
    const auto first = line.find_first_not_of(blanks);
    const auto equals = line.find('=');
    if (first == std::string_view::npos || equals == std::string_view::npos || line[first] == '[') return {};
    const auto key = line.substr(first, equals - first);
    const auto last = key.find_last_not_of(blanks);
    const bool is_key =
        last != std::string_view::npos && std::ranges::all_of(key.substr(0, last + 1), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.';
        });
    return is_key ? fmt::format("{}: ", printable(key.substr(0, last + 1), 80)) : "";
}

} // namespace

std::optional<SyntaxError> explain_line(std::string_view line, std::size_t number) {
    const auto mistake = mistake_in(line);
    if (!mistake) return std::nullopt;
    // A column is a character, not a byte: what an editor shows.
    const auto before = line.substr(0, mistake->at);
    const auto column = 1 + std::ranges::count_if(before, [](char c) { return (c & '\xc0') != '\x80'; });
    return SyntaxError{{number, static_cast<std::size_t>(column)},
                       fmt::format("{}{}", key_of(line), mistake->what)};
}

} // namespace zksync::config_file
