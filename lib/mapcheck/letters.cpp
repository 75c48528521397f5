#include "mapcheck/letters.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zksync {
namespace {

/// The letters of Latin from U+00C0 and from U+1E00 on without their accents; '.' where there is none.
constexpr std::u32string_view latin_from_c0 =
    U"aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    U"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    U"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    U".b....o...d....ae...g...kk......oo.............uu..yy..........."
    U"....dddlllnnnaaiioouuuuuuuuuu.aaaaaa..ggkkoooo..jdddgg..nnaaaaoo"
    U"aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    U"................";
constexpr std::u32string_view latin_from_1e00 =
    U"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    U"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    U"wwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    U"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

struct Same {
    char32_t written, meant;
};
/// Letters that are one, written in several ways.
constexpr std::array same_letters{
    Same{0x0622, 0x0627}, Same{0x0623, 0x0627}, Same{0x0625, 0x0627}, Same{0x0671, 0x0627}, // alef
    Same{0x0649, 0x064a}, Same{0x06cc, 0x064a}, Same{0x0626, 0x064a},                       // yeh
    Same{0x0629, 0x0647}, Same{0x06c1, 0x0647}, Same{0x0624, 0x0648}, Same{0x06a9, 0x0643}, // heh, waw, kaf
    Same{0x0451, 0x0435}, Same{0x0401, 0x0435},                                             // Cyrillic io
    Same{0x03ac, 0x03b1}, Same{0x03ad, 0x03b5}, Same{0x03ae, 0x03b7}, Same{0x03af, 0x03b9}, // Greek accents
    Same{0x03cc, 0x03bf}, Same{0x03cd, 0x03c5}, Same{0x03ce, 0x03c9}, Same{0x03c2, 0x03c3},
    Same{0x0386, 0x03b1}, Same{0x0388, 0x03b5}, Same{0x0389, 0x03b7}, Same{0x038a, 0x03b9},
    Same{0x038c, 0x03bf}, Same{0x038e, 0x03c5}, Same{0x038f, 0x03c9}, Same{0x2019, U'\''},
    Same{0x2018, U'\''},  Same{0x02bc, U'\''},  Same{0x02bb, U'\''},  Same{U'`', U'\''},
};

bool is_between(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

/// Marks on a letter, and the stroke that only lengthens a word of Arabic.
bool is_mark(char32_t code) {
    return is_between(code, 0x0300, 0x036f) || is_between(code, 0x0591, 0x05c7) ||
           is_between(code, 0x064b, 0x065f) || code == 0x0670 || code == 0x0640 ||
           is_between(code, 0x200b, 0x200f);
}

bool is_chinese(char32_t code) {
    return is_between(code, 0x3400, 0x9fff) || is_between(code, 0xf900, 0xfaff) ||
           is_between(code, 0x20000, 0x3fffd);
}

char32_t folded(char32_t code) {
    const auto* same = std::ranges::find(same_letters, code, &Same::written);
    if (same != same_letters.end()) return same->meant;
    if (is_between(code, U'A', U'Z')) return code - U'A' + U'a';
    if (is_between(code, 0xc0, 0xc0 + latin_from_c0.size() - 1)) return latin_from_c0[code - 0xc0];
    if (is_between(code, 0x1e00, 0x1eff)) return latin_from_1e00[code - 0x1e00];
    if (is_between(code, 0x0410, 0x042f) || is_between(code, 0x0391, 0x03a9)) return code + 0x20;
    return is_between(code, 0x0400, 0x040f) ? code + 0x50 : code;
}

bool is_in_word(char32_t letter) {
    if (letter < 0x80) return is_between(letter, U'a', U'z') || is_digit(letter);
    // Signs, the punctuation of all scripts, and the wide forms of both.
    return letter > 0xbf && letter != 0xd7 && letter != 0xf7 && !is_between(letter, 0x2000, 0x2bff) &&
           !is_between(letter, 0x3000, 0x303f) && !is_between(letter, 0xff00, 0xff0f) && letter != 0x060c;
}

class WordList {
public:
    void add(char32_t code) {
        const char32_t letter = folded(code);
        if (is_mark(letter) || letter == U'\'') return;
        if (!is_in_word(letter) || is_chinese(letter)) end();
        if (is_in_word(letter)) word_ += letter;
        if (is_chinese(letter)) end();
    }
    void end() {
        if (!word_.empty()) words_.push_back(std::move(word_));
        word_.clear();
    }
    std::vector<std::u32string> take() { return std::move(words_); }

private:
    std::u32string word_;
    std::vector<std::u32string> words_;
};

} // namespace

std::vector<std::u32string> name_words(std::string_view name) {
    WordList words;
    while (!name.empty()) {
        const Character character = first_character(name);
        if (character.length != 0) words.add(character.code);
        name.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
    words.end();
    return words.take();
}

int script_of(char32_t letter) {
    enum : int { latin, greek, cyrillic, hebrew, arabic, chinese, kana, korean, others };
    if (letter < 0x0370 || is_between(letter, 0x1e00, 0x1eff)) return latin;
    if (letter < 0x0400) return greek;
    if (letter < 0x0530) return cyrillic;
    if (is_between(letter, 0x0590, 0x05ff)) return hebrew;
    if (is_between(letter, 0x0600, 0x077f) || is_between(letter, 0xfb50, 0xfeff)) return arabic;
    if (is_chinese(letter)) return chinese;
    if (is_between(letter, 0x3040, 0x30ff)) return kana;
    if (is_between(letter, 0xac00, 0xd7a3)) return korean;
    // Those of India and its neighbours have 128 places each.
    return others + static_cast<int>(letter / 0x80);
}

std::string to_utf8(std::u32string_view text) {
    std::string bytes;
    for (const char32_t code : text) bytes += to_utf8(static_cast<std::uint32_t>(code));
    return bytes;
}

} // namespace zksync
