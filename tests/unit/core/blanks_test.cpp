#include "core/blanks.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("blanks around a text go, those inside it stay") {
    CHECK(without_outer_blanks("0042") == "0042");
    CHECK(without_outer_blanks(" 0042\t\r\n") == "0042");
    CHECK(without_outer_blanks("\xc2\xa0 00 42 \xe3\x80\x80") == "00 42");
    CHECK(without_outer_blanks("").empty());
    CHECK(without_outer_blanks(" \xc2\xa0 ").empty());
    CHECK(without_outer_blanks("\xc2\xa1") == "\xc2\xa1");
}
