#include "mapcheck/two_people.hpp"

#include "mapcheck/letters.hpp"
#include "mapcheck/word_likeness.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zksync {
namespace {

using Parts = std::vector<std::u32string>;

bool is_among(const auto& words, const std::u32string& word) {
    return std::ranges::find(words, std::u32string_view(word)) != words.end();
}

/// Titles, and articles and "son of" in the names of many: they say nothing of who it is.
bool is_no_part(const std::u32string& word) {
    constexpr std::array<std::u32string_view, 27> words{
        U"mr", U"mrs", U"ms",  U"miss", U"dr", U"eng", U"engr", U"prof", U"haji",
        U"al", U"el",  U"ul",  U"bin",  U"de", U"da",  U"ibn",  U"bint", U"hajj",
        U"jr", U"dos", U"del", U"der",  U"sr", U"den", U"van",  U"von",  U"ben"};
    return is_among(words, word);
}

/// What stands there where a name was not given: a code, or "Employee 12", and what devices write themselves.
bool is_no_name(const std::u32string& word) {
    constexpr std::array<std::u32string_view, 9> words{U"nn",     U"user",  U"test",   U"emp",    U"employee",
                                                       U"person", U"staff", U"worker", U"unknown"};
    return std::ranges::any_of(word, is_digit) || is_among(words, word);
}

/// A byte of a name that is no UTF-8, as \xEB (source/log_punches.hpp): which letter it is, nobody knows.
bool has_escaped_byte(std::string_view name) {
    const auto is_hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    for (auto at = name.find("\\x"); at != std::string_view::npos; at = name.find("\\x", at + 1)) {
        if (at + 3 < name.size() && is_hexadecimal(name[at + 2]) && is_hexadecimal(name[at + 3])) return true;
    }
    return false;
}

Parts parts_of(std::string_view name) {
    if (has_escaped_byte(name)) return {};
    Parts words = name_words(name);
    std::erase_if(words, is_no_name);
    Parts parts;
    std::ranges::copy_if(words, std::back_inserter(parts),
                         [](const std::u32string& word) { return !is_no_part(word); });
    // A name that is made of nothing else is one.
    return parts.empty() ? words : parts;
}

/// What of `parts` is in a script of the others: "Sara" and "سارة" cannot be compared.
Parts comparable(const Parts& parts, const Parts& others) {
    Parts kept;
    for (const std::u32string& part : parts) {
        if (std::ranges::any_of(others, [&](const std::u32string& other) {
                return script_of(other.front()) == script_of(part.front());
            }))
            kept.push_back(part);
    }
    return kept;
}

/// "alhashmi" without its article; the word itself where it has none.
std::u32string_view without_article(std::u32string_view word) {
    const bool article_leads = word.starts_with(U"al") || word.starts_with(U"el");
    return article_leads && word.size() > 5 ? word.substr(2) : word;
}

Likeness likeness_of_parts(const std::u32string& part, const std::u32string& other) {
    // A character of Chinese is a word of its own; a single letter elsewhere is an initial.
    const bool is_whole_word = script_of(part.front()) == script_of(0x4e00);
    if (is_whole_word) return part == other ? Likeness::strong : Likeness::none;
    if (part.size() < 2 || other.size() < 2) return Likeness::none;
    return std::max({likeness(part, other), likeness(without_article(part), other),
                     likeness(part, without_article(other))});
}

bool share_a_part(const Parts& left, const Parts& right) {
    return std::ranges::any_of(left, [&](const std::u32string& part) {
        return std::ranges::any_of(right, [&](const std::u32string& other) {
            return likeness_of_parts(part, other) == Likeness::strong;
        });
    });
}

/// "abdulrahman" and "abdul rahman", "elhashmi" and "al hashimi", "skhan" and "sara khan".
bool joins_parts(const std::u32string& word, const Parts& parts) {
    if (word.size() < 4) return false;
    for (std::size_t first = 0; first < parts.size(); ++first) {
        std::u32string joined = parts[first];
        for (std::size_t next = first + 1; next < parts.size(); ++next) {
            joined += parts[next];
            const bool cut_off = word.size() > parts[first].size() && joined.starts_with(word);
            if (cut_off || likeness(word, joined) == Likeness::strong) return true;
        }
        for (const std::u32string& other : parts) {
            const bool initial_first = &other != &parts[first] && word.front() == parts[first].front();
            if (initial_first && word.substr(1) == other) return true;
        }
    }
    return false;
}

/// "jm" and "john miller".
bool is_initials_of(const std::u32string& word, const Parts& parts) {
    if (word.size() < 2 || word.size() > parts.size()) return false;
    std::u32string initials;
    for (const std::u32string& part : parts) initials += part.front();
    return initials.find(word) != std::u32string::npos;
}

bool joined_or_shortened(const Parts& left, const Parts& right) {
    return std::ranges::any_of(left, [&](const std::u32string& word) {
        return joins_parts(word, right) || is_initials_of(word, right);
    });
}

/// Takes each part of `left` together with one of `right` for which `may_be` it speaks.
void match_parts(Parts& left, Parts& right, const auto& may_be) {
    std::erase_if(left, [&](const std::u32string& part) {
        const auto found =
            std::ranges::find_if(right, [&](const std::u32string& other) { return may_be(part, other); });
        if (found == right.end()) return false;
        right.erase(found);
        return true;
    });
}

bool is_initial_of(const std::u32string& part, const std::u32string& word) {
    return part.size() == 1 && part.front() == word.front();
}

} // namespace

bool are_comparable(std::string_view left, std::string_view right) {
    return !comparable(parts_of(left), parts_of(right)).empty();
}

bool are_two_people(std::string_view left, std::string_view right) {
    const Parts all_of_left = parts_of(left), all_of_right = parts_of(right);
    Parts ours = comparable(all_of_left, all_of_right), theirs = comparable(all_of_right, all_of_left);
    if (ours.empty() || theirs.empty()) return false;
    if (share_a_part(ours, theirs)) return false;
    if (joined_or_shortened(ours, theirs) || joined_or_shortened(theirs, ours)) return false;
    // What is weakly alike, and an initial, fits many: a part in common only where nothing else contradicts.
    match_parts(ours, theirs, [](const auto& part, const auto& other) {
        return likeness_of_parts(part, other) == Likeness::weak;
    });
    match_parts(ours, theirs, is_initial_of);
    match_parts(theirs, ours, is_initial_of);
    return !ours.empty() && !theirs.empty();
}

} // namespace zksync
