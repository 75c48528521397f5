// What only a terminal that stands alone has: its clock, its log that fills and is cleared, its list of
// users.
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

TEST_CASE(
    "A clock that is off is told with the amount, once while it stays so, and the log is read all the same") {
    WallScene scene;
    scene.site.employ("1001");
    scene.punch("1001", at(2, "08:00:00"));
    scene.terminal.knobs({{"clock_offset_seconds", 100}});
    CHECK(scene.pull().err.empty());
    scene.terminal.knobs({{"clock_offset_seconds", 605}});
    const Outcome told = scene.pull();
    CHECK(told.exit_code == 0);
    CHECK_THAT(told.err, Contains("the clock of the terminal runs 10 min ahead of this host's"));
    CHECK(scene.pull().err.empty());
    scene.terminal.knobs({{"clock_offset_seconds", -605}});
    CHECK_THAT(scene.pull().err, Contains("10 min behind this host's"));
    scene.terminal.knobs({{"clock_offset_seconds", 4 * 3'600}});
    CHECK_THAT(scene.pull().err, Contains("if that is a time zone: time_zone of this device"));
    scene.terminal.knobs({{"clock_offset_seconds", 40 * 86'400}});
    const Outcome far = scene.pull();
    CHECK(far.exit_code == 0);
    CHECK_THAT(far.err, Contains("40 d ahead"));
}

TEST_CASE("A clock that is two minutes off to the second is told once, whichever second it was read in") {
    WallScene scene;
    const auto pull_with = [&](int seconds_ahead) {
        scene.terminal.knobs({{"clock_offset_seconds", seconds_ahead}});
        return scene.run({"-v", "pull"}).err;
    };
    const std::string told = "the clock of the terminal runs 2 min ahead", over = "agree again";
    CHECK_THAT(pull_with(140), Contains(told));
    CHECK_THAT(pull_with(118), !Contains(told) && !Contains(over));
    CHECK_THAT(pull_with(140), !Contains(told));
    CHECK_THAT(pull_with(0), Contains(over));
    CHECK_THAT(pull_with(140), Contains(told));
}

TEST_CASE("A terminal that is a day off from host and site is said, and its punches go") {
    WallScene scene;
    scene.site.employ("1001");
    scene.terminal.knobs({{"clock_offset_seconds", -3 * 86'400}});
    scene.punch("1001", at(5, "08:00:00"));
    const Outcome pass = scene.run({"run"});
    CHECK(pass.exit_code == 0);
    CHECK_THAT(pass.err, Contains("3 d behind this host's"));
    CHECK(scene.site.checkins().size() == 1);
}

TEST_CASE("A log that somebody cleared is said: when, and how many there were") {
    WallScene scene;
    scene.terminal.post("/_sim/generate", {{"count", 30}, {"from", days_ago(5)}});
    REQUIRE(scene.pull().exit_code == 0);
    scene.clear_log();
    scene.punch("1001", at(1, "08:00:00"));
    const Outcome pass = scene.pull();
    CHECK(pass.exit_code == 0);
    CHECK_THAT(pass.err, Contains("somebody cleared the log of the terminal between " + days_ago(0)) &&
                             Contains("it held 30 rows, and holds 1 now") && Contains("may be lost"));
    CHECK(scene.pull().err.empty());
    const Json counts = scene.run_json({"status"}).at("devices").at(0).at("states");
    CHECK(counts.at("pending") == 31);
}

TEST_CASE("A log that is nearly full is news, and a full one is read at every pass") {
    WallScene scene;
    scene.terminal.knobs({{"capacity", 100}});
    scene.terminal.post("/_sim/generate", {{"count", 89}, {"from", days_ago(5)}});
    CHECK(scene.pull().err.empty());
    scene.punch("1001", at(1, "08:00:00"));
    CHECK_THAT(scene.pull().err, Contains("holds 90 of the 100 rows"));
    CHECK(scene.pull().err.empty());
    for (int minute = 10; minute < 20; ++minute)
        scene.punch("1001", at(1, "09:" + std::to_string(minute) + ":00"));
    CHECK_THAT(scene.pull().err, Contains("is full (100 rows)"));
    CHECK(scene.pulled().at("read") == 100);
    // A full log that loses rows overwrites them; nobody cleared it.
    scene.clear_log();
    scene.punch("1001", at(1, "10:00:00"));
    CHECK_THAT(scene.pull().err, !Contains("cleared"));
}

TEST_CASE("Rows with internal numbers get their codes from the list of users, or wait for it") {
    const std::string layout = GENERATE("8", "8b");
    CAPTURE(layout);
    WallScene scene;
    scene.terminal.knobs({{"layout", layout}});
    scene.site.employ("1001");
    scene.site.employ("A17");
    scene.enrol("1001", {{"internal_number", 4}});
    for (int minute = 10; minute < 40; ++minute)
        scene.punch("1001", at(2, "08:" + std::to_string(minute) + ":00"));
    scene.punch("A17", at(1, "08:00:00"), {{"internal_number", 17}});
    const Outcome pass = scene.run({"run"});
    CAPTURE(pass.err);
    CHECK(pass.exit_code == 0);
    CHECK_THAT(pass.err, Contains("user 17 of the terminal has no code"));
    CHECK(scene.site.checkins().size() == 30);
    CHECK_THAT(scene.run({"status"}).out, Contains("user 17 of the terminal"));
    CHECK(scene.run({"run"}).err.empty());

    scene.enrol("A17", {{"internal_number", 17}});
    CHECK(scene.run({"run"}).exit_code == 0);
    const Json stored = scene.site.checkins();
    REQUIRE(stored.size() == 31);
    CHECK(stored.back().at("employee") == "HR-EMP-A17");
}

TEST_CASE("An internal number that is given to somebody else takes no punch with it") {
    WallScene scene;
    scene.terminal.knobs({{"layout", "8"}});
    scene.enrol("1001", {{"internal_number", 4}});
    for (int minute = 10; minute < 40; ++minute)
        scene.punch("1001", at(2, "08:" + std::to_string(minute) + ":00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.site.employ("1002");
    scene.terminal.erase("/_sim/users");
    scene.enrol("1002", {{"internal_number", 4}});
    scene.punch("1002", at(1, "08:00:00"));
    CHECK(scene.run({"run"}).exit_code == 0);
    REQUIRE(scene.site.checkins().size() == 1);
    CHECK(scene.site.checkins().at(0).at("time").get<std::string>().substr(0, 19) == at(1, "08:00:00"));
}
