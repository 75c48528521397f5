// The shift mark: it moves forward only, and only to where everything has arrived.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;

TEST_CASE("The mark follows what has arrived, by a margin") {
    ShiftScene scene;
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(scene.mark() >= scene.margin_before);
    CHECK(scene.mark() <= minutes_ago(60));
    CHECK(outcome.says("held by lobby: "));
}

TEST_CASE("It is looked at every 15 minutes at most") {
    ShiftScene scene;
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    scene.first_pass();
    scene.site.forget_requests();
    scene.device.forget_requests();
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.site.requests().empty());
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("A terminal that is off-line holds it, and is named") {
    ShiftScene scene;
    scene.punch_at(at(2, "08:00:00"));
    scene.active_at(at(1, "09:00:00"));
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    CHECK(scene.mark() == at(1, "08:00:00"));
    CHECK(outcome.says(ShiftScene::terminal));
    CHECK(scene.run({"status"}).says("last active at " + at(1, "09:00:00")));

    scene.config.set_raw(std::string("device.lobby.terminal.") + ShiftScene::terminal, "retired", "true");
    scene.pass();
    CHECK(scene.mark() > at(1, "23:00:00"));
}

TEST_CASE("What waits holds it") {
    ShiftScene scene;
    scene.punch_at(at(3, "08:00:00"), "0777");
    scene.active_at(minutes_ago(0));
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    CHECK(scene.mark() == at(3, "07:00:00"));
    CHECK(outcome.says("waits"));
    scene.site.employ("0777");
    scene.pass();
    CHECK(scene.mark() >= scene.margin_before);
}

TEST_CASE("It never moves back") {
    ShiftScene scene;
    scene.shift_type(at(0, "00:00:00"));
    scene.punch_at(at(3, "08:00:00"), "0777");
    scene.active_at(minutes_ago(0));
    scene.first_pass();
    CHECK(scene.mark() == at(0, "00:00:00"));
    CHECK(scene.site.count_requests("PUT") == 0);
}

TEST_CASE("A mark that the site moves by itself is not touched, which is said once") {
    ShiftScene scene;
    scene.shift_type(at(10, "00:00:00"), {{"auto_update_last_sync", 1}});
    scene.punch_at(at(1, "08:00:00"));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("by itself"));
    CHECK(scene.mark() == at(10, "00:00:00"));
    CHECK_FALSE(scene.run({"run"}).says("by itself"));
    CHECK(scene.run({"status"}).says("by itself"));
}

TEST_CASE("It stays while this host's clock and the site's differ") {
    ShiftScene scene;
    const int skew = GENERATE(-400, 400);
    scene.site.knobs({{"date_skew_seconds", skew}});
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.says("clock"));
    CHECK(scene.mark() == at(10, "00:00:00"));
}

TEST_CASE("A dry run, a pull and a push leave it alone") {
    ShiftScene scene;
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    scene.run({"run", "--dry-run"});
    scene.run({"pull"});
    scene.run({"push"});
    CHECK(scene.mark() == at(10, "00:00:00"));
}

TEST_CASE("Every device of the shift counts, also one that is paused or was never read") {
    ShiftScene scene;
    Device gate;
    gate.knobs({{"password", device_password}});
    scene.config.set_raw("shift.\"Day Shift\"", "devices", R"(["lobby", "gate"])");
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", days_ago(20));
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    const auto never = scene.run({"-v", "run", "--device", "lobby"});
    INFO(never.err);
    CHECK(never.says("gate: it was never read completely"));
    CHECK(scene.mark() == at(10, "00:00:00"));

    REQUIRE(scene.run({"run", "--device", "gate"}).exit_code == 0);
    CHECK(scene.mark() >= scene.margin_before);
    scene.shift_type(at(10, "00:00:00"));
    scene.config.set_raw("device.gate", "enabled", "false");
    for (const auto& file : std::filesystem::directory_iterator(scene.state_dir())) {
        if (file.path().filename().string().rfind("site-", 0) == 0) std::filesystem::remove(file);
    }
    const auto paused = scene.run({"-v", "run", "--device", "lobby"});
    INFO(paused.err);
    CHECK(paused.says("moved to"));
}

TEST_CASE("A punch that its terminal kept back makes nobody Absent") {
    ShiftScene scene;
    const std::string in = at(2, "08:00:00"), out = at(2, "17:00:00");
    scene.punch_at(at(3, "08:00:00"));
    scene.punch_at(at(3, "17:00:00"));
    scene.active_at(at(3, "18:00:00"));
    scene.first_pass();
    CHECK(scene.mark() == at(3, "17:00:00"));
    scene.site.post("/_sim/process-auto-attendance", Json::object());
    CHECK(scene.attendance_of(days_ago(2)).empty());

    scene.punch_at(in);
    scene.punch_at(out);
    scene.active_at(minutes_ago(0));
    scene.pass();
    scene.site.post("/_sim/process-auto-attendance", Json::object());
    CHECK(scene.attendance_of(days_ago(2)) == "Present");
}

TEST_CASE("A mark that somebody moved too early makes Absents, and what comes then is named as too late") {
    ShiftScene scene;
    scene.shift_type(at(0, "00:00:00"));
    scene.site.post("/_sim/process-auto-attendance", Json::object());
    CHECK(scene.attendance_of(days_ago(2)) == "Absent");
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    CHECK(outcome.says("HR has to"));
    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.says("TOO LATE"));
    CHECK(scene.run_json({"status"}).at("devices").at(0).at("too_late").at(0).at("code") == "0042");
    CHECK(scene.run({"why", "0042", days_ago(2)}).says("too late"));
}

TEST_CASE("A pull that could not be checked to its end moves nothing") {
    ShiftScene scene;
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    // The first count tells how long the read will be; the one after it is the check.
    const Json counting{{"path", Device::transactions}, {"query", {{"page_size", "1"}}}, {"nth", 2}};
    scene.device.faults({{"match", counting}, {"times", 0}, {"do", "html200"}});
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 69);
    CHECK(outcome.says("never read completely"));
    CHECK(scene.mark() == at(10, "00:00:00"));
}

TEST_CASE("A Shift Type that the site does not have is an error, and status remembers it") {
    ShiftScene scene;
    scene.config.set_raw("shift.\"Night\"", "devices", R"(["lobby"])");
    scene.punch_at(at(1, "08:00:00"));
    scene.active_at(minutes_ago(0));
    CHECK(scene.first_pass().exit_code == 78);
    CHECK(scene.mark() >= scene.margin_before);
    CHECK(scene.run({"status"}).says("Night"));
    CHECK(scene.run({"run"}).exit_code == 0);
}
