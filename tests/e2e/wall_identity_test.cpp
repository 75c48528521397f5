// Who a terminal that stands alone is: one answer that fails makes no other terminal of it.
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

const std::string serial = "CQUJ190000001", mac = "00:17:61:11:22:33";

struct NamedWall : WallScene {
    NamedWall() {
        punch("1001", at(2, "08:00:00"));
        tells({{"~SerialNumber", serial}, {"MAC", mac}});
    }
    void tells(const Json& options) { terminal.knobs({{"options", options}}); }
    /// Of the next options that it is asked for, so many are refused.
    void refuse_options(int times) {
        terminal.faults({{"do", "refuse"}, {"code", 2001}, {"code_of", 11}, {"times", times}});
    }
    /// Whose the punches of 1001 on that day are by now.
    std::string terminal_of(int days) {
        const Json story = run_json({"why", "1001", days_ago(days)});
        REQUIRE(story.at("punches").size() == 1);
        return story.at("punches").at(0).at("terminal");
    }
    void has_one_punch_of(const std::string& name) {
        CHECK(terminal_of(2) == name);
        CHECK(run_json({"status"}).at("devices").at(0).at("states").at("pending") == 1);
    }
};

} // namespace

TEST_CASE("A serial number that is refused once is asked for again") {
    NamedWall scene;
    const bool is_first_pass = GENERATE(true, false);
    if (!is_first_pass) REQUIRE(scene.pull().exit_code == 0);
    scene.refuse_options(1);
    CHECK(scene.pull().exit_code == 0);
    scene.has_one_punch_of(serial);
    CHECK(scene.commands_of_pass().size() == 5);
}

TEST_CASE("A terminal that tells only its MAC for a while stays the same") {
    NamedWall scene;
    REQUIRE(scene.pull().exit_code == 0);
    scene.tells({{"~SerialNumber", ""}, {"MAC", mac}});
    scene.punch("1001", at(1, "08:00:00"));
    CHECK(scene.pulled().at("new") == 1);
    CHECK(scene.terminal_of(1) == serial);
    scene.tells({{"~SerialNumber", ""}, {"MAC", "00:17:61:99:99:99"}});
    CHECK(scene.pull().exit_code == 78);
}

TEST_CASE("A terminal that was known by its MAC, or not at all, keeps its punches when it says who it is") {
    NamedWall scene;
    scene.tells(GENERATE_COPY(Json{{"MAC", mac}}, Json::object()));
    REQUIRE(scene.pulled().at("new") == 1);
    scene.tells({{"~SerialNumber", serial}, {"MAC", mac}});
    scene.punch("1001", at(1, "08:00:00"));
    const Json pass = scene.pulled();
    CHECK(pass.at("new") == 1);
    CHECK(scene.terminal_of(2) == serial);
    scene.site.employ("1001");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == 2);
}

TEST_CASE("A terminal that was replaced is said once, with both numbers") {
    NamedWall scene;
    REQUIRE(scene.pull().exit_code == 0);
    scene.tells({{"~SerialNumber", "NEW000002"}, {"MAC", "00:17:61:99:99:99"}});
    scene.config.set("device.gate", "serial_number", "NEW000002");
    CHECK_THAT(scene.pull().err, Contains("the terminal was replaced: " + serial + " before, NEW000002 now"));
    CHECK(scene.pull().err.empty());
}
