#include "core/punch.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("What devices usually mean by a state") {
    CHECK(usual_meaning(0) == "check in");
    CHECK(usual_meaning(1) == "check out");
    CHECK(usual_meaning(5) == "overtime out");
    CHECK(usual_meaning(255) == "the terminal does not ask for it");
    CHECK(usual_meaning(6).empty());
    CHECK(usual_meaning(-1).empty());
    CHECK(usual_meaning(std::nullopt).empty());
}
