#include "files/time_format.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("A format reads what is written so, whole, and only what is a date") {
    const TimeFormat times("%d/%m/%Y %H:%M:%S");
    CHECK(times.read("03/10/2026 08:59:01") == LocalTime::parse("2026-10-03 08:59:01"));
    CHECK(times.has_seconds());
    for (const char* wrong :
         {"31/02/2026 08:00:00", "03/10/2026 08:59", "03/10/2026 08:59:01 x", "2026-10-03 08:59:01", ""})
        CHECK_FALSE(times.read(wrong));
    CHECK(TimeFormat("%m/%d/%Y %I:%M:%S %p").read("10/03/2026 05:00:00 PM") ==
          LocalTime::parse("2026-10-03 17:00:00"));
    CHECK_FALSE(TimeFormat("%d.%m.%Y %H:%M").has_seconds());
}

TEST_CASE("A format that does not tell a whole time, or speaks of a zone, is refused") {
    for (const char* wrong : {"%d/%m %H:%M:%S", "%Y-%m-%d", "%H:%M:%S", "x", "%s", "%Y-%m-%d %H:%M:%S %z"})
        CHECK_THROWS_AS(TimeFormat(wrong), Error);
}
