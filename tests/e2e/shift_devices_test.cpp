// Several devices in one shift: each tells for itself up to when its terminals have reported.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("Each device's terminals are asked, and the last pass of a round moves the mark") {
    TwoDeviceShift scene;
    const auto outcome = scene.run({"-v", "run", "--all"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(TwoDeviceShift::asked(scene.device) == 1);
    CHECK(TwoDeviceShift::asked(scene.gate) == 1);
    CHECK(scene.mark() >= scene.margin_before);

    scene.device.forget_requests();
    scene.gate.forget_requests();
    scene.site.forget_requests();
    CHECK(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(scene.device.requests().size() == 2);
    CHECK(scene.gate.requests().size() == 2);
    CHECK(scene.site.requests().empty());
}

TEST_CASE("A device that does not tell of its terminals is asked every 15 minutes, not by every pass") {
    TwoDeviceShift scene;
    scene.gate.faults(
        {{"match", {{"path", "/iclock/api/terminals/"}}}, {"times", 0}, {"do", "status"}, {"status", 500}});
    const auto outcome = scene.run({"-v", "run", "--all"});
    INFO(outcome.err);
    CHECK(outcome.says("cannot see when the terminals were last active"));
    CHECK(scene.mark() == at(3, "07:00:00"));
    scene.gate.forget_requests();
    CHECK(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(TwoDeviceShift::asked(scene.gate) == 0);
}
