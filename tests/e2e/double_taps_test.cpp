// min_gap: who taps twice has one check-in.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct TapScene : PushScene {
    TapScene() {
        employ(2);
        config.set("device.lobby", "min_gap", "60s");
    }
    /// What the site has of 0001, without the day: "08:00:00 IN".
    Lines times() {
        Lines found;
        for (const std::string& one : stored()) {
            const std::string who = "HR-EMP-0001 ";
            if (one.rfind(who, 0) != 0) continue;
            const std::string time = one.substr(who.size() + 11);
            found.push_back(time.substr(0, time.find(' ', 9)));
        }
        return found;
    }
};

} // namespace

TEST_CASE("A second tap is ignored, over all terminals, and shown as what it is") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:59"), {{"terminal_sn", "T2"}, {"terminal_alias", "Gate 2"}});
    scene.punch("0001", at(2, "08:01:00"));
    scene.punch("0002", at(2, "08:00:10"));
    scene.punch("0001", at(2, "08:00:20"), {{"punch_state", 1}});
    const auto rehearsed = scene.run({"run", "--dry-run", "--csv"});
    INFO(rehearsed.out);
    CHECK(rehearsed.says("lobby,0001," + at(2, "08:00:59") + ",ignored,double-tap,,,,"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.pull.at("ignored") == 1);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0001", at(2, "08:00:20"), "OUT", "Gate 1"),
                                  line("HR-EMP-0001", at(2, "08:01:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0002", at(2, "08:00:10"), "IN", "Gate 1")});
    const auto why = scene.run({"why", "0001", days_ago(2)});
    INFO(why.out);
    CHECK(why.says("ignored: Double Tap: less than min_gap after a punch"));
    CHECK(why.says("double tap of " + at(2, "08:00:00") + ", terminal Gate 1 (CQUJ190000001), row 1\n"));
    const Json stories = scene.run_json({"why", "0001", days_ago(2)}).at("punches");
    CHECK(stories.at(0).at("double_tap_of").is_null());
    CHECK(stories.at(2).at("double_tap_of").at("id") == 1);
    CHECK(scene.run({"status"}).says("lobby: 1 punch: Double Tap"));
    const Json ignored = scene.report(scene.run_json({"status"})).at("ignored");
    CHECK(ignored == Json::array({{{"reason", "double-tap"}, {"punches", 1}}}));
}

TEST_CASE("A double tap keeps nothing back") {
    TapScene scene;
    for (const char* time : {"08:00:00", "08:00:30", "08:01:00", "08:01:30", "08:02:00"})
        scene.punch("0001", at(2, time));
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:01:00 IN", "08:02:00 IN"});
}

TEST_CASE("An earlier tap that arrives later is delivered, and nothing that was delivered is taken back") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:30"));
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:45"));
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:00:30 IN"});
    CHECK(scene.rows_in("ignored") == 1);
}

TEST_CASE("An earlier tap takes the place of one that was not delivered yet") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:30"));
    scene.punch("0001", at(2, "08:01:20"));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    CHECK(scene.rows_in("ignored") == 1);
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:01:20 IN"});
}

TEST_CASE("A push judges what a pull that was interrupted has left") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:30"));
    // The page is read and stored, and then the device fails.
    scene.device.faults({{"match", {{"path", "/iclock/api/transactions/"}, {"nth", 3}}},
                         {"times", "ever"},
                         {"do", "status"},
                         {"status", 500}});
    CHECK(scene.pass().exit_code != 0);
    CHECK(scene.times() == Lines{"08:00:00 IN"});
}

TEST_CASE("Another min_gap judges anew what was not delivered") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:30"));
    scene.punch("0001", at(2, "08:05:00"));
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:05:00 IN"});
    scene.config.set("device.lobby", "min_gap", "10m");
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:05:00 IN"});
    scene.config.remove("device.lobby", "min_gap");
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN", "08:00:30 IN", "08:05:00 IN"});
    scene.config.set("device.lobby", "min_gap", "60s");
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times().size() == 3);
}

TEST_CASE("A dry run of a push lists each punch once, by the rules of now") {
    TapScene scene;
    scene.config.set("device.lobby", "min_gap", "0s");
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:30"));
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    const auto listed = [&](const std::string& gap) {
        scene.config.set("device.lobby", "min_gap", gap);
        std::string states;
        const Json punches = scene.report(scene.run_json({"push", "--dry-run"})).at("punches");
        for (const Json& punch : punches) states += punch.at("state").get<std::string>() + " ";
        return states;
    };
    CHECK(listed("60s") == "pending ignored ");
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    CHECK(listed("0s") == "pending pending ");
}

TEST_CASE("A dry run lists what waits where nothing is to be sent, and of a pull too") {
    TapScene scene;
    scene.punch("0777", at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    for (const char* command : {"run", "pull", "push"}) {
        INFO(command);
        const Json punches = scene.report(scene.run_json({command, "--dry-run"})).at("punches");
        REQUIRE(punches.size() == 1);
        CHECK(punches.at(0).at("state") == "waiting");
    }
}

TEST_CASE("Log types are those that a terminal's direction makes") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:20"), {{"terminal_sn", "OUT1"}, {"terminal_alias", "Out"}});
    SECTION("by state, both are IN") {
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.times() == Lines{"08:00:00 IN"});
    }
    SECTION("the second is at a terminal for going out") {
        REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
        CHECK(scene.rows_in("ignored") == 1);
        scene.config.set("device.lobby.terminal.OUT1", "direction", "out");
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.times() == Lines{"08:00:00 IN", "08:00:20 OUT"});
    }
    SECTION("without directions, whatever their states") {
        scene.config.set("device.lobby", "direction", "none");
        scene.punch("0001", at(2, "08:00:30"), {{"punch_state", 1}});
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.times().size() == 1);
    }
}

TEST_CASE("What a tap that was corrected kept back is delivered") {
    TapScene scene;
    scene.punch("0001", minutes_ago(10));
    const std::string second = seconds_ago(10 * 60 - 20);
    scene.punch("0001", second);
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    REQUIRE(scene.rows_in("ignored") == 1);
    scene.device.post("/_sim/correct", {{"id", 1}, {"emp_code", "0002"}});
    REQUIRE(scene.pass_of("pull", "lobby", {"--since", days_ago(1)}).exit_code == 0);
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.stored().size() == 2);
    CHECK(scene.rows_in("ignored") == 0);
}

TEST_CASE("A tap that the device deleted is still delivered, and still keeps its second one back") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:30"));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.device.erase("/_sim/punches", {{"ids", {1}}});
    const auto pass = scene.pass();
    CHECK(pass.exit_code == 0);
    CHECK(pass.pull.at("gone") == 1);
    CHECK(scene.times() == Lines{"08:00:00 IN"});
}

TEST_CASE("A first tap that the site refuses keeps its second one back until it is put right") {
    TapScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:30"));
    scene.punch("0002", at(2, "08:00:00"));
    scene.site.change_employee("HR-EMP-0001", {{"status", "Inactive"}});
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times().empty());
    CHECK(scene.rows_in("waiting") == 1);
    CHECK(scene.rows_in("ignored") == 1);
    scene.site.change_employee("HR-EMP-0001", {{"status", "Active"}});
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == Lines{"08:00:00 IN"});
}

TEST_CASE("With the journal lost, the same taps are sent, and nothing twice") {
    TapScene scene;
    for (const char* time : {"08:00:00", "08:00:30", "08:01:10"}) scene.punch("0001", at(2, time));
    REQUIRE(scene.pass().exit_code == 0);
    const Lines before = scene.times();
    std::filesystem::remove_all(scene.state_dir());
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.times() == before);
}
