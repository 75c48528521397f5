// Rows with internal numbers in the place of codes: whose they are, and what is kept of them.
#include "harness/tested_program.hpp"
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

/// A terminal with rows of 8 bytes, and enough of them by 1001 to tell which kind of them.
struct NumberedWall : WallScene {
    NumberedWall() {
        terminal.knobs({{"layout", "8"}});
        enrol("1001", {{"internal_number", 4}});
        for (int minute = 10; minute < 40; ++minute)
            punch("1001", at(6, "08:" + std::to_string(minute) + ":00"));
        for (const char* code : {"1001", "1002", "1003"}) site.employ(code);
    }
    std::size_t checkins_of(const std::string& code) {
        std::size_t all = 0;
        for (const Json& one : site.checkins()) {
            if (one.at("employee") == "HR-EMP-" + code) ++all;
        }
        return all;
    }
    /// A punch of number 17, who is in no list of users.
    void punch_of_17(int days) { punch("?", at(days, "08:00:00"), {{"internal_number", 17}}); }
};

} // namespace

TEST_CASE("What came of rows with internal numbers is kept when the transfer breaks") {
    NumberedWall scene;
    scene.terminal.post("/_sim/generate", {{"count", 20'000}, {"people", 1}, {"from", days_ago(5)}});
    scene.config.set("device.gate", "timeout", "1s");
    // Of the third piece of the log of a first read, and then of one whose rows are known: a list of users is
    // small.
    scene.terminal.faults({{"do", "close"}, {"code_of", 1504}, {"nth", 6}, {"times", 1}});
    CHECK(scene.pull().exit_code == 69);
    const Json next = scene.pulled();
    CHECK(next.at("read") == 20'030);
    CHECK(next.at("new") > 0);
    CHECK(next.at("new") < 20'030);
    // The list of users came first this time, and the log once.
    const auto commands = scene.commands_of_pass();
    CHECK(std::count(commands.begin(), commands.end(), 1503) <= 2);
}

TEST_CASE("Who has a number next gets the punches that wait, and that is said") {
    NumberedWall scene;
    scene.punch_of_17(3);
    CHECK_THAT(scene.run({"run"}).err, Contains("user 17 of the terminal has no code") &&
                                           Contains("go to who has the number there next"));
    scene.enrol("1002", {{"internal_number", 17}});
    CHECK_THAT(scene.run({"run"}).err,
               Contains("punches that waited as \"user 17 of the terminal\" are those of"));
    CHECK(scene.checkins_of("1002") == 1);
    CHECK(scene.run({"run"}).err.empty());
}

TEST_CASE("A number that was somebody else's before gives no punch away") {
    NumberedWall scene;
    scene.enrol("1002", {{"internal_number", 17}});
    scene.punch("1002", at(4, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    // 1002 punches a last time and is taken off the list before that is read; 1003 gets the number.
    scene.punch("1002", at(3, "08:00:00"));
    scene.terminal.erase("/_sim/users");
    scene.enrol("1001", {{"internal_number", 4}});
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.enrol("1003", {{"internal_number", 17}});
    scene.punch("1003", at(2, "08:00:00"));
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.checkins_of("1002") == 1);
    CHECK(scene.checkins_of("1003") == 1);

    scene.config.set("device.gate.codes", "\"user 17 of the terminal\"", "1002");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.checkins_of("1002") == 2);
    CHECK(scene.checkins_of("1003") == 1);
    CHECK(scene.run({"run"}).err.empty());
}
