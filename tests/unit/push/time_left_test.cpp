#include "push/settle.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

constexpr auto limit = 150s;

Departure departure(std::chrono::seconds since_boot, const std::string& boot,
                    std::chrono::seconds wall = 0s) {
    return {Moment{1'795'000'000s + wall}, since_boot, boot};
}

} // namespace

TEST_CASE("within a boot the time since the request left counts, less what the clocks may have cut off") {
    CHECK(time_left(departure(1000s, "a"), departure(1000s, "a"), limit) == 150s);
    CHECK(time_left(departure(1000s, "a"), departure(1149s, "a"), limit) == 2s);
    CHECK(time_left(departure(1000s, "a"), departure(1001s, "a"), limit) == 150s);
    CHECK(time_left(departure(1000s, "a"), departure(1150s, "a"), limit) == 1s);
    CHECK(time_left(departure(1000s, "a"), departure(1151s, "a"), limit) == 0s);
    CHECK(time_left(departure(1000s, "a"), departure(9000s, "a"), limit) == 0s);
}

TEST_CASE("in another boot the time since its start counts") {
    CHECK(time_left(departure(90'000s, "a"), departure(20s, "b"), limit) == 130s);
    CHECK(time_left(departure(10s, "a"), departure(149s, "b"), limit) == 1s);
    CHECK(time_left(departure(10s, "a"), departure(3'600s, "b"), limit) == 0s);
}

TEST_CASE("a host that knows no boot from another is believed by its clock only forwards") {
    CHECK(time_left(departure(90'000s, ""), departure(20s, ""), limit) == 130s);
    CHECK(time_left(departure(20s, ""), departure(90s, ""), limit) == 81s);
}

TEST_CASE("the wall clock has no say") {
    CHECK(time_left(departure(1000s, "a"), departure(1010s, "a", 86'400s), limit) == 141s);
    CHECK(time_left(departure(1000s, "a"), departure(1200s, "a", -86'400s), limit) == 0s);
}
