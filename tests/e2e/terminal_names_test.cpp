// Names of terminals that did not survive the way: what the site is told instead.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A name whose bytes are no UTF-8 gives way to the serial number") {
    // "Big gate" as a Chinese server stores it, and "Gate" as an Arabic one does.
    const char* bytes = GENERATE("b4f3c3c5", "c8e6c7c8c9", "3f3f3f3f", "efbfbdefbfbd");
    INFO(bytes);
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(2, "08:00:00"));
    scene.device.knobs({{"alias_bytes", bytes}});
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "CQUJ190000001")});
    scene.config.set("device.lobby.terminal.CQUJ190000001", "device_id", "Main gate");
    scene.punch("0001", at(2, "09:00:00"));
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored().back() == line("HR-EMP-0001", at(2, "09:00:00"), "IN", "Main gate"));
}
