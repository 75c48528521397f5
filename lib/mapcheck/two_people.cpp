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

Parts parts_of(std::string_view name) {
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

bool is_shared(const std::u32string& part, const std::u32string& other) {
    // A character of Chinese is a word of its own; a single letter elsewhere is an initial.
    if (script_of(part.front()) == script_of(0x4e00)) return part == other;
    return part.size() > 1 && other.size() > 1 && are_alike(part, other);
}

bool share_a_part(const Parts& left, const Parts& right) {
    return std::ranges::any_of(left, [&](const std::u32string& part) {
        return std::ranges::any_of(right,
                                   [&](const std::u32string& other) { return is_shared(part, other); });
    });
}

/// "abdulrahman" and "abdul rahman", "elhashmi" and "al hashimi", "skhan" and "sara khan".
bool joins_parts(const std::u32string& word, const Parts& parts) {
    if (word.size() < 4) return false;
    const bool has_article = word.size() > 5 && (word.starts_with(U"al") || word.starts_with(U"el"));
    for (std::size_t first = 0; first < parts.size(); ++first) {
        std::u32string joined = parts[first];
        if (has_article && are_alike(word.substr(2), joined)) return true;
        for (std::size_t next = first + 1; next < parts.size(); ++next) {
            joined += parts[next];
            if (are_alike(word, joined)) return true;
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

/// Takes each initial of `left` together with the word of `right` that it may stand for.
void match_initials(Parts& left, Parts& right) {
    std::erase_if(left, [&](const std::u32string& initial) {
        if (initial.size() != 1) return false;
        const auto word = std::ranges::find_if(
            right, [&](const std::u32string& part) { return part.front() == initial.front(); });
        if (word == right.end()) return false;
        right.erase(word);
        return true;
    });
}

} // namespace

bool are_two_people(std::string_view left, std::string_view right) {
    const Parts all_of_left = parts_of(left), all_of_right = parts_of(right);
    Parts ours = comparable(all_of_left, all_of_right), theirs = comparable(all_of_right, all_of_left);
    if (ours.empty() || theirs.empty()) return false;
    if (share_a_part(ours, theirs)) return false;
    if (joined_or_shortened(ours, theirs) || joined_or_shortened(theirs, ours)) return false;
    match_initials(ours, theirs);
    match_initials(theirs, ours);
    // An initial fits many: it is a part in common only where nothing else contradicts it.
    return !ours.empty() && !theirs.empty();
}

} // namespace zksync
