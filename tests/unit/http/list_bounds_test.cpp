#include "http/list_bounds.hpp"

#include <catch2/catch.hpp>

using namespace zksync::http;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE("a list is read on up to its bounds, and no further") {
    const ListBounds bounds{50, 1'000, 20'000, 60s};
    CHECK_FALSE(beyond_bounds({}, bounds));
    CHECK_FALSE(beyond_bounds({50, 1'000, 20'000, 60s}, bounds));
    CHECK_THAT(beyond_bounds({51, 1'000, 20'000, 60s}, bounds).value_or(""), Contains("51 pages"));
    CHECK_THAT(beyond_bounds({50, 1'001, 20'000, 60s}, bounds).value_or(""), Contains("1001 rows"));
    CHECK_THAT(beyond_bounds({50, 1'000, 20'001, 60s}, bounds).value_or(""), Contains("20001 bytes"));
    CHECK_THAT(beyond_bounds({50, 1'000, 20'000, 61s}, bounds).value_or(""), Contains("1 minutes"));
}
