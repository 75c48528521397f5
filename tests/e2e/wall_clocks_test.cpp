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

TEST_CASE("A host that is days behind is told by the site even where that set every punch aside") {
    WallScene scene;
    scene.site.employ("1001");
    scene.config.set("device.gate", "since", days_ago(1));
    scene.punch("1001", at(0, "00:00:01"));
    Meddling meddling;
    meddling.wall = -std::chrono::hours(96);
    meddle(scene, meddling);
    const Outcome stopped = scene.run({"run"});
    CAPTURE(stopped.err);
    CHECK(stopped.exit_code == 78);
    CHECK_THAT(stopped.err, Contains("set this host's clock"));
    meddle(scene, {});
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == 1);
}
