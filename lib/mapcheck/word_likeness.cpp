#include "mapcheck/word_likeness.hpp"

#include "mapcheck/letters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace zksync {
namespace {

constexpr std::size_t shortest_beginning = 3; ///< "Moh" may be Mohammed, "Mo" is no evidence

/// How many letters have to be changed, left out, put in or swapped with a neighbour.
std::size_t distance(std::u32string_view left, std::u32string_view right) {
    std::vector<std::size_t> before, above(right.size() + 1), row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t changed = left[i - 1] == right[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + changed});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(above, row);
    }
    return above[right.size()];
}

std::size_t allowed_distance(std::size_t letters) {
    if (letters < 3) return 0;
    return letters < 6 ? 1 : 2;
}

/// Short forms that are written, not spoken.
std::u32string_view spelled_out(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 5> mohammed{U"md", U"mhd", U"mohd", U"muhd", U"mohmd"};
    return std::ranges::find(mohammed, word) != mohammed.end() ? U"mohammed" : word;
}

struct Sound {
    std::u32string_view written, heard;
};
/// How the letters of names sound alike from one transliteration to another; the longest first.
constexpr std::array sounds{
    Sound{U"tsch", U"s"}, Sound{U"sch", U"s"}, Sound{U"tch", U"s"}, Sound{U"dj", U"g"}, Sound{U"ph", U"f"},
    Sound{U"kh", U"k"},   Sound{U"gh", U"g"},  Sound{U"th", U"t"},  Sound{U"dh", U"t"}, Sound{U"sh", U"s"},
    Sound{U"ch", U"s"},   Sound{U"cz", U"s"},  Sound{U"ts", U"s"},  Sound{U"ck", U"k"}, Sound{U"qu", U"k"},
    Sound{U"x", U"ks"},   Sound{U"c", U"k"},   Sound{U"q", U"k"},   Sound{U"j", U"g"},  Sound{U"z", U"s"},
    Sound{U"d", U"t"},    Sound{U"v", U"f"},   Sound{U"b", U"p"},   Sound{U"a", U""},   Sound{U"e", U""},
    Sound{U"i", U""},     Sound{U"o", U""},    Sound{U"u", U""},    Sound{U"y", U""},   Sound{U"w", U""},
    Sound{U"h", U""},
};

bool sound_alike(std::u32string_view left, std::u32string_view right) {
    if (script_of(left.front()) != script_of(U'a') || script_of(right.front()) != script_of(U'a'))
        return false;
    const std::u32string heard = consonants_of(left);
    const bool is_telling = heard.size() > 1 || (left.size() <= 3 && right.size() <= 3);
    return !heard.empty() && is_telling && heard == consonants_of(right);
}

} // namespace

std::u32string consonants_of(std::u32string_view word) {
    constexpr std::u32string_view vowels = U"aeiou";
    std::u32string heard;
    if (!word.empty() && vowels.find(word.front()) != std::u32string_view::npos) heard = U"a";
    char32_t last = 0;
    while (!word.empty()) {
        const auto* sound =
            std::ranges::find_if(sounds, [&](const Sound& one) { return word.starts_with(one.written); });
        const std::size_t taken = sound == sounds.end() ? 1 : sound->written.size();
        const std::u32string_view now = sound == sounds.end() ? word.substr(0, 1) : sound->heard;
        if (!now.empty() && now.front() != last) heard += now;
        last = now.empty() ? 0 : now.back();
        word.remove_prefix(taken);
    }
    return heard;
}

bool are_alike(std::u32string_view left, std::u32string_view right) {
    left = spelled_out(left);
    right = spelled_out(right);
    if (left == right) return true;
    const std::size_t shorter = std::min(left.size(), right.size());
    if (shorter < 2) return false;
    const bool cut_off = shorter >= shortest_beginning && left.substr(0, shorter) == right.substr(0, shorter);
    return cut_off || distance(left, right) <= allowed_distance(shorter) || sound_alike(left, right);
}

} // namespace zksync
