// A terminal that stands alone, and a host whose clock is wrong.
#include "harness/meddling.hpp"
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

TEST_CASE("A host that is a day off from terminal and site sends nothing") {
    WallScene scene;
    scene.site.employ("1001");
    scene.punch("1001", at(2, "08:00:00"));
    Meddling meddling;
    meddling.wall = std::chrono::hours(72);
    meddle(scene, meddling);
    const Outcome stopped = scene.run({"run"});
    CAPTURE(stopped.err);
    CHECK(stopped.exit_code == 78);
    CHECK_THAT(stopped.err, Contains("nothing was sent"));
    CHECK(scene.site.checkins().empty());
    meddle(scene, {});
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == 1);
}
