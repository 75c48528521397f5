#include "core/judgement.hpp"
#include "core/punch.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("the stand-in for a code of a terminal's user is told from any code") {
    CHECK(code_of_nameless_user(17).value == "user 17 of the terminal");
    CHECK(is_of_nameless_user(code_of_nameless_user(0)));
    CHECK(is_of_nameless_user(code_of_nameless_user(65'535)));
    for (const char* code : {"", "17", "user 17", "user  of the terminal", "user x of the terminal",
                             "user 1x of the terminal", "user 17 of the terminal "}) {
        CAPTURE(code);
        CHECK_FALSE(is_of_nameless_user({code}));
    }
}

TEST_CASE("no code means another thing of a punch that waits than of one that is ignored") {
    CHECK(sentence(PunchState::ignored, Reason::no_code) == sentence(Reason::no_code));
    CHECK(sentence(PunchState::waiting, Reason::no_code) != sentence(Reason::no_code));
    CHECK(sentence(PunchState::waiting, Reason::no_employee) == sentence(Reason::no_employee));
}
