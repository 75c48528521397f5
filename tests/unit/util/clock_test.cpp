#include "util/clock.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

TEST_CASE("the system's clock tells the time, the boot and the time since") {
    const SystemClock clock;
    CHECK(clock.now() > Moment{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}});
    CHECK(clock.since_boot() > 0s);
    CHECK(clock.since_boot() <= clock.since_boot());
    CHECK(clock.boot_id().size() == 36);
    CHECK(clock.boot_id() == SystemClock{}.boot_id());
}
