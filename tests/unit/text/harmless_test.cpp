#include "text/harmless.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("an answer is shown as it is, in any script, with its lines, its tabs and its mark") {
    for (const char* text : {"", "one\n\ttwo\n", "Müller, 王伟, محمد, 😀",
                             "\xef\xbb\xbf"
                             "code,name\n"})
        CHECK(harmless(text) == text);
}

TEST_CASE("nothing in an answer acts on a terminal, whoever forgot it") {
    CHECK(harmless("a\x1b[31m\nb\r\x7f") == "a?[31m\nb??");
    CHECK(harmless("a\xc2\x9b"
                   "31m\xe2\x80\xae") == "a?31m?");
    CHECK(harmless(std::string("a\0b", 3)) == "a?b");
    CHECK(harmless("M\xfcller \xe7\x8e") == "M?ller ??");
}
