#include "device/jwt.hpp"

#include <catch2/catch.hpp>

using zksync::expiry_hint;
using zksync::Moment;

TEST_CASE("the exp of a token is read without its signature") {
    // {"user_id":1,"exp":1795334400}
    const auto hint = expiry_hint("eyJ0eXAiOiJKV1QifQ.eyJ1c2VyX2lkIjoxLCJleHAiOjE3OTUzMzQ0MDB9.c2lnbmF0dXJl");
    REQUIRE(hint);
    CHECK(*hint == Moment{std::chrono::seconds{1795334400}});
}

TEST_CASE("padding and the letters that only URLs use are understood") {
    // {"u":"ÿÿ>>??","exp":1795334400}
    const auto hint = expiry_hint("e30.eyJ1Ijoiw7_Dvz4-Pz8iLCJleHAiOjE3OTUzMzQ0MDB9==.x");
    REQUIRE(hint);
    CHECK(hint->time_since_epoch().count() == 1795334400);
}

TEST_CASE("what is no JWT, or has no exp, gives no hint") {
    CHECK_FALSE(expiry_hint(""));
    CHECK_FALSE(expiry_hint("9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b"));
    CHECK_FALSE(expiry_hint("a.b"));
    CHECK_FALSE(expiry_hint("a.###.c"));
    CHECK_FALSE(expiry_hint("a.e30.c"));                 // {}
    CHECK_FALSE(expiry_hint("a.bm8.c"));                 // no
    CHECK_FALSE(expiry_hint("a.eyJleHAiOjFlMzAwfQ.c"));  // {"exp":1e300}
    CHECK_FALSE(expiry_hint("a.eyJleHAiOiJzb29uIn0.c")); // {"exp":"soon"}
    CHECK_FALSE(expiry_hint("a.eyJleHAiOi01fQ.c"));      // {"exp":-5}
}
