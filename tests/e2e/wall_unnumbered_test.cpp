// A terminal that stands alone and does not number its answers as their requests: nothing but their order and
// what is in them tells which is which.
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

constexpr int piece_asked_for = 1504, option_asked_for = 11;

struct UnnumberedWall : WallScene {
    UnnumberedWall() {
        terminal.knobs({{"echoes_numbers", false}});
        terminal.post("/_sim/generate", {{"count", 400}, {"people", 5}, {"from", days_ago(5)}});
        config.set("device.gate", "url", address("zk+udp")).set("device.gate", "timeout", "2s");
    }
};

} // namespace

TEST_CASE("The second answer to what was asked twice is not taken for the next one's") {
    UnnumberedWall scene;
    // Both answers take longer than it is waited before the request goes out again.
    scene.terminal.faults(
        {{"do", "late"}, {"ms", 700}, {"code_of", piece_asked_for}, {"nth", 2}, {"times", 2}});
    CHECK(scene.pulled().at("new") == 400);
    CHECK(scene.run_json({"status"}).at("devices").at(0).at("states").at("pending") == 400);
}

TEST_CASE("An answer that comes after another one was taken for it changes nothing") {
    UnnumberedWall scene;
    scene.terminal.faults({{"do", "stale"}, {"code_of", option_asked_for}, {"times", 1}});
    CHECK(scene.pulled().at("new") == 400);
    CHECK(scene.commands_of_pass().size() == 5);
}

TEST_CASE("A list that is announced with two sizes is the answer to something else") {
    UnnumberedWall scene;
    scene.terminal.knobs({{"second_size_delta", 40}});
    const Outcome broken = scene.pull();
    CHECK(broken.exit_code == 65);
    CHECK_THAT(broken.err, Contains("two sizes that are not the same"));
    // Where the number tells that it is the right answer, the first size is the one that is used.
    scene.terminal.knobs({{"echoes_numbers", true}});
    CHECK(scene.pulled().at("new") == 400);
}
