// Days that the site would process although zksync was told never to send their punches.
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct GoLiveScene : ShiftScene {
    /// The device's go-live and what the Shift Type says, its mark not yet set.
    GoLiveScene(const std::string& since, const std::string& process_after) {
        live_by_the_sites_clock();
        config.set("device.lobby", "since", since);
        go_live(process_after);
        for (int day = 12; day > 0; --day) {
            punch_at(at(day, "08:00:00"));
            punch_at(at(day, "17:00:00"));
        }
        active_at(minutes_ago(0));
    }
    void go_live(const std::string& process_after, const Json& mark = nullptr) {
        shift_type("", {{"process_attendance_after", process_after}, {"last_sync_of_checkin", mark}});
    }
    void add_gate(const std::string& since) {
        config.set_raw("shift.\"Day Shift\"", "devices", R"(["lobby", "gate"])");
        config.set("device.gate", "url", "http://127.0.0.1:9")
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", since);
    }
    int absents() {
        site.post("/_sim/process-auto-attendance", Json::object());
        int count = 0;
        for (const Json& attendance : site.get("/_sim/attendance"))
            count += attendance.at("status") == "Absent" ? 1 : 0;
        return count;
    }
    Json finding(const std::string& kind) {
        const Json document = run_json({"map-check", "--device", "lobby"});
        for (const Json& finding : document.at("findings"))
            if (finding.at("finding") == kind) return finding;
        return nullptr;
    }
    void moves_the_mark() {
        const auto outcome = pass();
        INFO(outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(mark() >= margin_before);
    }
};

} // namespace

TEST_CASE("Days before the go-live hold the mark, until the Shift Type leaves them out") {
    GoLiveScene scene(days_ago(5), days_ago(12));
    const auto first = scene.run({"run"});
    INFO(first.out << first.err);
    CHECK(first.exit_code == 0);
    CHECK(first.says("last_sync_of_checkin is held at unset: process_attendance_after is " + days_ago(12)));
    CHECK(first.says("set process_attendance_after to " + days_ago(5)));
    CHECK(scene.mark().empty());
    CHECK(scene.absents() == 0);

    const auto again = scene.pass();
    CHECK(again.says("held by process_attendance_after"));
    CHECK(scene.run({"status"}).says("held by process_attendance_after is " + days_ago(12)));
    const Json status = scene.run_json({"status"});
    CHECK(status.at("shifts").at(0).at("held_by").at(0).get<std::string>().find("process_attendance_after") ==
          0);

    scene.go_live(days_ago(5));
    scene.moves_the_mark();
    CHECK(scene.absents() == 0);
    CHECK(scene.attendance_of(days_ago(5)) == "Present");
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.finding("days-uncovered").is_null());
}

TEST_CASE("A shift without auto attendance makes no days: it is remarked, and stops nothing") {
    GoLiveScene scene(days_ago(5), days_ago(12));
    const Json off{{"process_attendance_after", days_ago(12)},
                   {"last_sync_of_checkin", nullptr},
                   {"enable_auto_attendance", 0}};
    scene.shift_type("", off);
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out);
    CHECK(auth.exit_code == 0);
    CHECK(auth.says("once its auto attendance is enabled, everybody would be Absent"));
    CHECK(scene.finding("days-uncovered").at("blocks") == false);
    const auto pass = scene.run({"run"});
    INFO(pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.empty());
    // Nor is anybody Absent once it is enabled.
    scene.go_live(days_ago(12), scene.mark().empty() ? Json(nullptr) : Json(scene.mark()));
    CHECK(scene.absents() == 0);
}

TEST_CASE("It is said once, not by every pass") {
    GoLiveScene scene(days_ago(5), days_ago(12));
    CHECK(scene.run({"run"}).says("process_attendance_after"));
    CHECK(scene.run({"run"}).err.empty());
}

TEST_CASE("auth and map-check name the field and the date, before any pass") {
    struct Case {
        std::string since, process_after, type_this;
    };
    const auto one = GENERATE(Case{days_ago(5), days_ago(12), days_ago(5)},
                              // The day of a go-live in the morning is not whole.
                              Case{at(5, "08:00:00"), days_ago(5), days_ago(4)},
                              Case{at(5, "08:00:00"), days_ago(12), days_ago(4)});
    CAPTURE(one.since, one.process_after);
    GoLiveScene scene(one.since, one.process_after);
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out << auth.err);
    CHECK(auth.exit_code == 78);
    CHECK(auth.says("FAIL site: Shift Type \"Day Shift\": process_attendance_after is " + one.process_after));
    CHECK(auth.says("set process_attendance_after to " + one.type_this + " in Shift Type \"Day Shift\""));

    const Json finding = scene.finding("days-uncovered");
    INFO(finding.dump());
    CHECK(finding.at("blocks") == true);
    CHECK(finding.at("shift_type") == "Day Shift");
    CHECK(finding.at("field") == "process_attendance_after");
    CHECK(finding.at("value_now") == one.process_after);
    CHECK(finding.at("type_this") == one.type_this);
    const auto table = scene.run({"map-check", "--device", "lobby"});
    CHECK(table.exit_code == 1);
    CHECK(table.says("STOP  attendance before the go-live"));

    scene.go_live(one.type_this);
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    scene.moves_the_mark();
}

TEST_CASE("A shift that runs already is not held") {
    GoLiveScene scene(days_ago(5), days_ago(12));
    scene.go_live(days_ago(12), at(4, "00:00:00"));
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.finding("days-uncovered").is_null());
    scene.moves_the_mark();
}

TEST_CASE("A device that joins a running shift holds nothing, and whoever punches only there is remarked") {
    GoLiveScene scene(days_ago(20), days_ago(12));
    scene.go_live(days_ago(12), at(4, "00:00:00"));
    scene.add_gate(days_ago(2));
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    const Json finding = scene.finding("joins-later");
    INFO(finding.dump());
    CHECK(finding.at("blocks") == false);
    CHECK(finding.at("device") == "gate");
    const auto advice = finding.at("what_to_do").get<std::string>();
    CHECK(advice.find("Absent from " + at(4, "00:00:00") + " until then") != std::string::npos);

    scene.add_gate(days_ago(6));
    CHECK(scene.finding("joins-later").is_null());
}

TEST_CASE("A Shift Type that the site does not have fails in auth too") {
    ShiftScene scene;
    scene.config.set_raw("shift.\"Night\"", "devices", R"(["lobby"])");
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out);
    CHECK(auth.exit_code == 78);
    CHECK(auth.says("FAIL site: cannot read Shift Type \"Night\""));
}
