#include "util/log.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zksync;

TEST_CASE("a log hands its lines to the sink with their level") {
    std::vector<std::pair<Level, std::string>> lines;
    const Log log{[&](Level level, std::string_view line) { lines.emplace_back(level, line); }};
    log.warning("one");
    log.info("two");
    log.debug("three");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == std::pair{Level::warning, std::string{"one"}});
    CHECK(lines[2] == std::pair{Level::debug, std::string{"three"}});
    Log{}.warning("nobody listens");
}

TEST_CASE("ordinary text is printable as it is, in any script") {
    CHECK(printable("Müller, 王伟, محمد, 😀") == "Müller, 王伟, محمد, 😀");
    CHECK(printable("").empty());
}

TEST_CASE("nothing from outside acts on the terminal") {
    CHECK(printable("\x1b[31mred\x1b[0m") == "?[31mred?[0m");
    CHECK(printable("a\nb\rc\td\x7f") == "a?b?c?d?");
    CHECK(printable(std::string_view{"a\0b", 3}) == "a?b");
    CHECK(printable("\xc2\x9b"
                    "2J") == "?2J"); // U+009B, CSI in one character
    CHECK(printable("a\xe2\x80\xae"
                    "b\xe2\x81\xa6"
                    "c") == "a?b?c");                                // U+202E, U+2066
    CHECK(printable("0042\xe2\x80\x8f\xd8\x9c") == "0042??");        // U+200F, U+061C
    CHECK(printable("one\xe2\x80\xa8hint: two") == "one?hint: two"); // U+2028
}

TEST_CASE("what nobody sees is seen, but where a script or an emoji needs it") {
    CHECK(printable("0042\u200b") == "0042?");
    CHECK(printable("00\u00ad42\u2060\ufeff") == "00?42??");
    CHECK(printable("0042\u200d\u200c\ufe0f") == "0042???");
    CHECK(printable("0042\U000e0031\u3164") == "0042??");
    CHECK(printable("می\u200cخواهم") == "می\u200cخواهم");
    CHECK(printable("👩\u200d🔬 ❤\ufe0f") == "👩\u200d🔬 ❤\ufe0f");
}

TEST_CASE("bytes that are no UTF-8 become question marks") {
    CHECK(printable("M\xfcller") == "M?ller");
    CHECK(printable("cut \xe7\x8e") == "cut ??");
    CHECK(printable("\xc0\xaf") == "??");           // over-long
    CHECK(printable("\xed\xa0\x80") == "???");      // a surrogate
    CHECK(printable("\xf4\x90\x80\x80") == "????"); // beyond Unicode
}

TEST_CASE("a long text is cut between two characters") {
    CHECK(printable("abcdef", 6) == "abcdef");
    CHECK(printable("abcdefg", 6) == "abcdef…");
    CHECK(printable("äöü", 5) == "äö…");
}
