#include "mapcheck/near_miss.hpp"

#include "core/ascii.hpp"
#include "core/blanks.hpp"
#include "mapcheck/letters.hpp"
#include "mapcheck/word_likeness.hpp"

#include <algorithm>
#include <utility>

namespace zksync {
namespace {

std::string without_spaces(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const std::size_t space = blank_at(text);
        if (space == 0) kept += text.front();
        text.remove_prefix(std::max<std::size_t>(space, 1));
    }
    return kept;
}

std::string_view without_leading_zeros(std::string_view text) {
    while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
    return text;
}

std::string in_order(std::vector<std::u32string> words) {
    std::ranges::sort(words);
    std::string form;
    for (const std::u32string& word : words) {
        if (!form.empty()) form += ' ';
        form += to_utf8(word);
    }
    return form;
}

} // namespace

std::string loose_form(std::string_view code) {
    const std::string folded = in_lower_case(without_spaces(code));
    return std::string(without_leading_zeros(folded));
}

std::vector<std::string> swapped_forms(std::string_view code) {
    std::string folded = in_lower_case(without_spaces(code));
    const std::string own = std::string(without_leading_zeros(folded));
    std::vector<std::string> forms;
    for (std::size_t i = 1; i < folded.size(); ++i) {
        std::swap(folded[i - 1], folded[i]);
        std::string form(without_leading_zeros(folded));
        std::swap(folded[i - 1], folded[i]);
        if (form != own && std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
    }
    return forms;
}

std::string name_form(std::string_view name) { return in_order(name_words(name)); }

std::string sound_form(std::string_view name) {
    std::vector<std::u32string> words = name_words(name);
    if (words.size() < 2) return "";
    for (std::u32string& word : words) word = consonants_of(word);
    return in_order(std::move(words));
}

std::string difference(std::string_view left, std::string_view right) {
    if (without_spaces(left) == without_spaces(right)) return "only in spaces";
    if (in_lower_case(left) == in_lower_case(right)) return "only in case";
    if (without_leading_zeros(left) == without_leading_zeros(right)) return "only in leading zeros";
    if (loose_form(left) == loose_form(right)) return "only in spaces, leading zeros or case";
    return "in two swapped characters";
}

} // namespace zksync
