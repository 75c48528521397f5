#include "pull/range_read.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

LocalTime range_time(const char* text) { return LocalTime::parse(text).value(); }

} // namespace

TEST_CASE("a range is read again by days, both ends inclusive") {
    const auto days =
        stretches_to_read_again({}, range_time("2026-11-21 18:00:00"), range_time("2026-11-23 08:00:00"));
    REQUIRE(days.size() == 3);
    CHECK(days[0].from == range_time("2026-11-21 18:00:00"));
    CHECK(days[0].to == range_time("2026-11-21 23:59:59"));
    CHECK(days[1].from == range_time("2026-11-22"));
    CHECK(days[2].to == range_time("2026-11-23 08:00:00"));
}

TEST_CASE("a terminal that stands alone is read at once") {
    DeviceConfig device;
    device.lone.emplace();
    CHECK(stretches_to_read_again(device, range_time("2020-01-01"), range_time("2026-11-23")).size() == 1);
}

TEST_CASE("how far a long read is, in words") {
    const Window last{range_time("2026-11-22"), range_time("2026-11-22 23:59:59")};
    CHECK(words_of_progress({12, 365, 10s}, last) ==
          "12 of 365 days are read, up to 2026-11-22; about 4 min left");
    CHECK(words_of_progress({1, 1826, 20s}, last) ==
          "1 of 1826 days are read, up to 2026-11-22; about 10 h 8 min left");
    CHECK(words_of_progress({365, 365, 10s}, last) == "365 of 365 days are read, up to 2026-11-22");
}
