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
