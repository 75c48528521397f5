// The shift mark as time goes by.
#include "harness/meddling.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("After fifteen minutes each device of a shift is asked again, once") {
    TwoDeviceShift scene;
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.device.forget_requests();
    scene.gate.forget_requests();
    const std::string margin_before = minutes_ago(61 - 15);
    scene.active_at(minutes_ago(-15));
    scene.gate_active_at(minutes_ago(-15));
    Meddling later;
    later.wall = std::chrono::minutes(20);
    meddle(scene, later);
    scene.site.knobs({{"date_skew_seconds", 20 * 60}});
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(scene.mark() >= margin_before);
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(TwoDeviceShift::asked(scene.device) == 1);
    CHECK(TwoDeviceShift::asked(scene.gate) == 1);
}
