#include "util/pace.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

TEST_CASE("what is left takes as long as what is done did") {
    CHECK(time_left(10s, 100, 400) == 30s);
    CHECK(time_left(1s, 3, 4) == 0s);
    CHECK(time_left(1h, 1, 5) == 4h);
    CHECK_FALSE(time_left(10s, 0, 400));
    CHECK_FALSE(time_left(10s, 400, 400));
    CHECK_FALSE(time_left(10s, 401, 400));
}
