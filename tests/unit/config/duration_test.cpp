#include "config/duration.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;
using namespace std::chrono_literals;

TEST_CASE("a duration is a number and a unit") {
    CHECK(duration_from("90s") == 90s);
    CHECK(duration_from("30m") == 30min);
    CHECK(duration_from("1h") == 1h);
    CHECK(duration_from("31d") == 744h);
    CHECK(duration_from("0s") == 0s);
    CHECK(duration_from("3650d") == 87'600h);
}

TEST_CASE("nothing else is a duration") {
    const auto* text = GENERATE("", "s", "90", "-1s", "+1s", "1.5h", "1w", "1 h", "1h30m", "1H", "3651d",
                                "99999999999999999999s", "9223372036854775807d");
    CAPTURE(text);
    CHECK(duration_from(text) == std::nullopt);
}
