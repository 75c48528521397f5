#include "pass/lone_clock.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

const LocalTime midday = LocalTime::parse("2026-11-22 12:00:00").value();

LoneClock ahead_by(std::chrono::seconds by) { return {midday + by, midday}; }

} // namespace

TEST_CASE("a terminal's clock may be two minutes off") {
    CHECK_FALSE(ahead_by(0s).is_wrong());
    CHECK_FALSE(ahead_by(120s).is_wrong());
    CHECK_FALSE(ahead_by(-120s).is_wrong());
    CHECK(ahead_by(121s).is_wrong());
    CHECK(ahead_by(-121s).is_wrong());
    CHECK(LoneClock{std::nullopt, midday}.is_wrong());
}

TEST_CASE("what is said of a wrong clock has the amount, both times and what to do") {
    CHECK_FALSE(complaint_of(ahead_by(60s)));
    CHECK_THAT(complaint_of(ahead_by(605s)).value(),
               Contains("runs 10 min ahead of this host's") && Contains("2026-11-22 12:10:05") &&
                   Contains("2026-11-22 12:00:00") && Contains("set the one that is wrong"));
    CHECK_THAT(complaint_of(ahead_by(-4h)).value(),
               Contains("4 h behind this host's") && Contains("time_zone of this device"));
    CHECK_THAT(complaint_of(ahead_by(240h)).value(), Contains("10 d ahead") && !Contains("time_zone"));
    CHECK_THAT(complaint_of({std::nullopt, midday}).value(), Contains("a day that does not exist"));
}
