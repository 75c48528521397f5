// terminals = [...]: only these count, of a device with many.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// A canteen's terminal stands beside the gate, and is not the business of attendance.
struct ListedScene : ShiftScene {
    static constexpr const char* canteen = "CANTEEN01";

    ListedScene() {
        config.set_raw("device.lobby", "terminals", "[\"" + std::string(terminal) + "\"]");
        punch_at(at(2, "08:00:00"));
        canteen_punch(at(2, "12:00:00"));
        device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "17:00:00")}, {"terminal_sn", ""}});
        active_at(minutes_ago(0));
    }
    void canteen_punch(const std::string& time) {
        device.punch({{"emp_code", "0042"},
                      {"punch_time", time},
                      {"terminal_sn", canteen},
                      {"terminal_alias", "Canteen"},
                      {"upload_time", time}});
    }
    std::size_t stored() { return site.get("/_sim/checkins").size(); }
    int rows_in(const std::string& state) {
        return report(run_json({"status"})).at("counts").at(state).get<int>();
    }
};

} // namespace

TEST_CASE("Punches of a terminal that is not listed are ignored, those typed in by hand are not") {
    ListedScene scene;
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.stored() == 2);
    CHECK(scene.run({"why", "0042", days_ago(2)}).says("ignored"));

    // The list decides anew what is not delivered, and takes nothing back.
    scene.config.remove("device.lobby", "terminals");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.stored() == 3);
    scene.config.set_raw("device.lobby", "terminals", "[\"" + std::string(ListedScene::terminal) + "\"]");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.stored() == 3);
}

TEST_CASE("A terminal outside the list is named when it sends for the first time, once") {
    ListedScene scene;
    const auto first = scene.run({"run"});
    CHECK(first.says(
        "punches are ignored because terminals of [device.lobby] does not name where they come from: "
        "Canteen (CANTEEN01)"));
    scene.canteen_punch(at(1, "12:00:00"));
    CHECK_FALSE(scene.run({"run"}).says("CANTEEN01"));
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(1, "13:00:00")}, {"terminal_sn", "NEW1"}});
    const auto later = scene.run({"run"});
    CHECK(later.says("(NEW1)"));
    CHECK_FALSE(later.says("CANTEEN01"));
}

TEST_CASE("A terminal in the list that never sent anything is named once, and holds no mark") {
    ListedScene scene;
    scene.config.set_raw("device.lobby", "terminals",
                         "[\"" + std::string(ListedScene::terminal) + "\", \"MISTYPED1\"]");
    scene.config.set("device.lobby.terminal.MISTYPED1", "direction", "in");
    const auto first = scene.first_pass();
    INFO(first.err);
    CHECK(first.says("terminals of [device.lobby] names what has sent nothing since " + days_ago(20) +
                     ": MISTYPED1; is the serial number right?"));
    CHECK(scene.mark() > at(1, "00:00:00"));
    CHECK_FALSE(scene.pass().says("MISTYPED1"));
}

TEST_CASE("The shift mark does not wait for a terminal that is not listed") {
    ListedScene scene;
    // It was last heard of two days ago; with the list it holds nothing.
    scene.device.post("/_sim/terminals",
                      Json::array({{{"sn", "CANTEEN01"}, {"last_activity", at(2, "12:00:00")}}}));
    CHECK(scene.first_pass().exit_code == 0);
    CHECK(scene.mark() > at(1, "00:00:00"));

    ListedScene all;
    all.config.remove("device.lobby", "terminals");
    all.device.post("/_sim/terminals",
                    Json::array({{{"sn", "CANTEEN01"}, {"last_activity", at(2, "12:00:00")}}}));
    CHECK(all.first_pass().exit_code == 0);
    CHECK(all.mark() < at(1, "00:00:00"));
}

TEST_CASE("auth says which terminals are left out, and which of the list the device does not know") {
    ListedScene scene;
    scene.config.set_raw("device.lobby", "terminals",
                         "[\"" + std::string(ListedScene::terminal) + "\", \"MISTYPED1\"]");
    const auto outcome = scene.run({"auth"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says("terminal Canteen (CANTEEN01): firmware"));
    CHECK(outcome.says("left out: it is not in terminals"));
    CHECK(outcome.says("terminal MISTYPED1 is in the list of terminals, and the device does not know it"));
}
