#include "mapcheck/near_miss.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zksync;

TEST_CASE("spaces, leading zeros and case do not count in the loose form") {
    for (const auto* code : {"42", "0042", " 42 ", "4 2", "00 42",
                             "\xc2\xa0"
                             "42"}) {
        CAPTURE(code);
        CHECK(loose_form(code) == "42");
    }
    CHECK(loose_form("Ab12") == "ab12");
    CHECK(loose_form("0") == "0");
    CHECK(loose_form("000") == "0");
    CHECK(loose_form("") == "");
    CHECK(loose_form("420") != loose_form("42"));
}

TEST_CASE("two swapped neighbours") {
    const auto forms = swapped_forms("0142");
    const auto has = [&](const char* form) { return std::ranges::find(forms, form) != forms.end(); };
    CHECK(has("1042"));
    CHECK(has("412"));
    CHECK(has("124"));
    CHECK(forms.size() == 3);
    CHECK(swapped_forms("11").empty());
    CHECK(swapped_forms("7").empty());
    CHECK(swapped_forms("").empty());
}

TEST_CASE("the same name in another order, case and punctuation") {
    CHECK(name_form("Khan, Sara") == name_form("sara  KHAN"));
    CHECK(name_form("Jean-Luc Picard") == name_form("Picard Jean Luc"));
    CHECK(name_form("Sara Khan") != name_form("Sara Khanum"));
    CHECK(name_form("Worker 12") != name_form("Worker 13"));
    CHECK(name_form("Zo\xc3\xab M\xc3\xbcller") == name_form("MULLER ZOE"));
    CHECK(name_form("\xd8\xb3\xd8\xa7\xd8\xb1") == "\xd8\xb3\xd8\xa7\xd8\xb1");
    CHECK(name_form(" .,- ") == "");
}

TEST_CASE("in what two codes differ") {
    CHECK(difference("0042", " 0042") == "only in spaces");
    CHECK(difference("Ab12", "AB12") == "only in case");
    CHECK(difference("0042", "42") == "only in leading zeros");
    CHECK(difference("0a8", "A8") == "only in spaces, leading zeros or case");
    CHECK(difference("0142", "0124") == "in two swapped characters");
}
