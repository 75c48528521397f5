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
constexpr std::size_t long_word = 6;          ///< two letters of a shorter one make another name of it
constexpr std::size_t telling_sounds = 4;     ///< "ktrn" is Catherine; "trk" may be Tariq, or Derek

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

/// How many sounds both consist of; 0 where they sound different, or where one sound is no evidence.
std::size_t shared_sounds(std::u32string_view left, std::u32string_view right) {
    if (script_of(left.front()) != script_of(U'a') || script_of(right.front()) != script_of(U'a')) return 0;
    const std::u32string heard = consonants_of(left);
    const bool is_telling = heard.size() > 1 || (left.size() <= 3 && right.size() <= 3);
    return is_telling && heard == consonants_of(right) ? heard.size() : 0;
}

/// Without what is not heard: doubled letters, an h but for that of "sh", "ch" and "ph", y for i.
std::u32string plain_spelling(std::u32string_view word) {
    constexpr std::u32string_view speaks_with_h = U"scp";
    constexpr auto npos = std::u32string_view::npos;
    std::u32string plain;
    for (const char32_t letter : word) {
        const bool is_mute = letter == U'h' && !plain.empty() && speaks_with_h.find(plain.back()) == npos;
        if (is_mute) continue;
        const char32_t now = letter == U'y' ? U'i' : letter;
        if (plain.empty() || plain.back() != now) plain += now;
    }
    return plain;
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

Likeness likeness(std::u32string_view left, std::u32string_view right) {
    left = spelled_out(left);
    right = spelled_out(right);
    if (left == right) return Likeness::strong;
    const auto [shorter, longer] = std::minmax({left.size(), right.size()});
    if (shorter < 2) return Likeness::none;
    const std::u32string plain_left = plain_spelling(left), plain_right = plain_spelling(right);
    if (plain_left == plain_right && plain_left.size() >= shortest_beginning) return Likeness::strong;
    const std::size_t apart = distance(left, right);
    // "Cook" and "Kaka" sound alike, and have no letter in the same place.
    const std::size_t sounds_shared = apart < longer ? shared_sounds(left, right) : 0;
    const bool is_slip = shorter >= long_word && apart <= 2;
    const bool is_vowel =
        shorter == long_word - 1 && sounds_shared > 0 && distance(plain_left, plain_right) <= 2;
    if (is_slip || is_vowel || sounds_shared >= telling_sounds) return Likeness::strong;
    const bool cut_off = shorter >= shortest_beginning && left.substr(0, shorter) == right.substr(0, shorter);
    const bool is_letter = shorter >= shortest_beginning && apart == 1;
    return cut_off || is_letter || sounds_shared > 0 ? Likeness::weak : Likeness::none;
}

} // namespace zksync
