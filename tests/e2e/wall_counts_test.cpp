// A terminal that stands alone and counts its rows wrong, or for once not at all.
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

TEST_CASE("What auth says of a count that is off is what a pass makes of it") {
    WallScene scene;
    scene.site.employ("1001");
    scene.terminal.post("/_sim/generate", {{"count", 58}, {"from", days_ago(5)}});
    scene.terminal.knobs({{"count_delta", 2}});
    const Outcome before = scene.run({"auth"});
    CHECK(before.exit_code == 0);
    CHECK_THAT(before.out, Contains("warn gate: the log is readable: 58 rows") &&
                               Contains("it counts 60 of them") && Contains("off alike twice"));
    CHECK(scene.pull().exit_code == 65);
    CHECK(scene.pull().exit_code == 0);
    CHECK_THAT(scene.run({"auth"}).out, Contains("it is read whole at every pass"));

    scene.terminal.knobs({{"total_delta", 40}});
    CHECK(scene.run({"auth"}).exit_code == 65);
}

TEST_CASE("A full log whose count is refused for once was not cleared when it holds less later") {
    WallScene scene;
    scene.terminal.knobs({{"capacity", 30}});
    scene.terminal.post("/_sim/generate", {{"count", 30}, {"from", days_ago(5)}});
    REQUIRE(scene.pull().exit_code == 0);
    scene.terminal.faults({{"do", "refuse"}, {"code", 2001}, {"code_of", 50}, {"times", 2}});
    REQUIRE(scene.pulled().at("read") == 30);
    scene.clear_log();
    scene.punch("1001", at(1, "08:00:00"));
    const Outcome pass = scene.pull();
    CHECK(pass.exit_code == 0);
    CHECK_THAT(pass.err, !Contains("cleared"));
}
