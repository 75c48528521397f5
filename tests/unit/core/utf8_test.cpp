#include "core/utf8.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("a character is told with its length") {
    const auto [text, code, length] = GENERATE(table<const char*, std::uint32_t, std::size_t>({
        {"a", 0x61, 1},
        {"éa", 0xe9, 2},
        {"€", 0x20ac, 3},
        {"\xf0\x9f\x98\x80", 0x1f600, 4},
        {"\x7f", 0x7f, 1},
    }));
    CAPTURE(text);
    CHECK(first_character(text).code == code);
    CHECK(first_character(text).length == length);
}

TEST_CASE("what is no UTF-8 is told as none") {
    const auto* text = GENERATE("\x80", "\xc1\x81", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                                "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xc3(");
    CHECK(first_character(text).length == 0);
}
