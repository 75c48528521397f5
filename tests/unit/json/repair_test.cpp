#include "json/repair.hpp"

#include <catch2/catch.hpp>

using namespace zksync::json;

TEST_CASE("UTF-8 passes as it is") {
    CHECK(repair_utf8("Müller 王伟 😀 \\ud800") == "Müller 王伟 😀 \\ud800");
    CHECK(repair_utf8("").empty());
}

TEST_CASE("a byte that is no UTF-8 becomes U+FFFD, and its neighbours stay") {
    CHECK(repair_utf8("M\xfcller") == "M\uFFFDller");
    CHECK(repair_utf8("\xc3\"") == "\uFFFD\"");
    CHECK(repair_utf8("\xe7\x8e") == "\uFFFD\uFFFD");
    CHECK(repair_utf8("\xc0\xaf") == "\uFFFD\uFFFD");
    CHECK(repair_utf8("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(repair_utf8("\xf5") == "\uFFFD");
}

TEST_CASE("half a surrogate pair becomes the escape of U+FFFD") {
    CHECK(repair_json(R"("\ud800")") == R"("\ufffd")");
    CHECK(repair_json(R"("\udC00")") == R"("\ufffd")");
    CHECK(repair_json(R"("\ud800\u0041")") == R"("\ufffd\u0041")");
    CHECK(repair_json(R"("\ud83d\ud83d\ude00")") == R"("\ufffd\ud83d\ude00")");
}

TEST_CASE("other escapes stay, and an escaped backslash begins none") {
    CHECK(repair_json(R"("\ud83d\ude00 \u00fc \n \" \\")") == R"("\ud83d\ude00 \u00fc \n \" \\")");
    CHECK(repair_json(R"("\\ud800")") == R"("\\ud800")");
    CHECK(repair_json(R"("\ud8)") == R"("\ud8)");
    CHECK(repair_json("\\") == "\\");
    CHECK(repair_json("\\\xff") == "\\\uFFFD");
}

TEST_CASE("what is said to need no repair is not changed by it, and what is changed is said to need it") {
    const std::string text = GENERATE(
        as<std::string>{}, "", R"({"a":1})", "\"plain text of more than eight bytes\"", "\"Zo\xc3\xab\"",
        R"("\ud83d\ude00")", R"("\ud83d")", R"("12345678\ude00")", R"("\\ud83d")", R"("\ud55c\u0041")",
        "\"1234567\xff\"", "\"\xc3\"", "\"\\\xff\"", "\xed\xa0\x80", "\"12345\\", "1234567\\u", "\\");
    INFO(text);
    if (needs_no_repair(text)) CHECK(repair_json(text) == text);
}

TEST_CASE("whole texts are known to need no repair, however they are cut into eights") {
    for (std::size_t blanks = 0; blanks < 9; ++blanks) {
        const std::string before(blanks, ' ');
        CHECK(needs_no_repair(before + R"({"a":"b\"c\\","d":"\u0645"})"));
        CHECK(needs_no_repair(before + "\"Zo\xc3\xab\""));
        CHECK_FALSE(needs_no_repair(before + "\"\xff\"" + std::string(9, ' ')));
        CHECK_FALSE(needs_no_repair(before + R"("\ude00")" + std::string(9, ' ')));
    }
}
