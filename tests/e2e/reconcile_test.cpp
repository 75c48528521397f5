// reconcile: the device, the journal and the site, side by side.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct ReconcileScene : Scene {
    ReconcileScene() {
        for (const char* code : {"0001", "0002"}) site.employ(code);
        for (int day = 5; day >= 3; --day) {
            for (const char* code : {"0001", "0002"}) punch(code, at(day, "08:00:00"));
        }
        REQUIRE(run({"run"}).exit_code == 0);
    }
    void punch(const std::string& code, const std::string& time) {
        device.punch({{"emp_code", code}, {"punch_time", time}});
    }
    Outcome reconcile(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"--json", "reconcile", "--since", days_ago(6), "--until", days_ago(2)});
        return run(more);
    }
    /// Reconciles, expects that exit code, and returns the report of the device.
    Json expect(int exit_code, const std::vector<std::string>& more = {}) {
        const auto outcome = reconcile(more);
        INFO(outcome.out << outcome.err);
        REQUIRE(outcome.exit_code == exit_code);
        return report(Json::parse(outcome.out));
    }
};

} // namespace

TEST_CASE("Where all agree there is nothing to put right") {
    ReconcileScene scene;
    const Json report = scene.expect(0);
    CHECK(report.at("punches") == 6);
    CHECK(report.at("agreed") == 6);
    CHECK(report.at("differences").empty());
    CHECK(scene.run({"reconcile", "--since", days_ago(6)}).exit_code == 0);
}

TEST_CASE("What came late to the device is found, and delivered with --fix") {
    ReconcileScene scene;
    scene.punch("0001", at(4, "17:00:00"));
    const std::size_t writes = scene.site.writes();
    const Json found = scene.expect(1);
    CHECK(found.at("undelivered") == 1);
    CHECK(found.at("differences").at(0).at("code") == "0001");
    CHECK(found.at("differences").at(0).at("time") == at(4, "17:00:00"));
    CHECK(scene.site.writes() == writes);

    const Json fixed = scene.expect(0, {"--fix"});
    CHECK(fixed.at("delivered") == 1);
    CHECK(fixed.at("undelivered") == 0);
    CHECK(scene.site.checkins().size() == 7);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("What the site lost is listed and not created again") {
    ReconcileScene scene;
    scene.site.erase("/_sim/checkins?employee=HR-EMP-0002");
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--fix"}}) {
        const Json report = scene.expect(1, more);
        CHECK(report.at("gone_from_site") == 3);
        CHECK(report.at("undelivered") == 0);
    }
    CHECK(scene.site.checkins().size() == 3);
}

TEST_CASE("What nobody has on the device is for information, by what it says it came from") {
    ReconcileScene scene;
    scene.site.post(
        "/_sim/checkins",
        Json::array({{{"employee", "HR-EMP-0001"}, {"time", at(4, "12:00:00")}, {"device_id", "Gate 1"}},
                     {{"employee", "HR-EMP-0001"}, {"time", at(4, "13:00:00")}}}));
    const Json report = scene.expect(0);
    CHECK(report.at("only_on_site") == 1);
    CHECK(report.at("checkins_elsewhere") == 1);
    CHECK(report.at("differences").at(0).at("time") == at(4, "12:00:00"));
}

TEST_CASE("What left the device is for information") {
    ReconcileScene scene;
    scene.device.erase("/_sim/punches", {{"first", 2}});
    const Json report = scene.expect(0);
    CHECK(report.at("gone_from_device") == 2);
}

TEST_CASE("What waits is named with its reason") {
    ReconcileScene scene;
    scene.punch("0777", at(4, "09:00:00"));
    const Json report = scene.expect(1, {"--fix"});
    CHECK(report.at("differences").at(0).at("reason") == "no-employee");
    const auto text = scene.run({"reconcile", "--since", days_ago(6)});
    INFO(text.out);
    CHECK(text.says("0777"));
    CHECK(text.says("Employee Not Found"));
}

TEST_CASE("A lost journal is made good, and nothing is doubled") {
    ReconcileScene scene;
    for (const char* file : {"lobby.db", "lobby.db-wal", "lobby.db-shm"}) {
        std::filesystem::remove(scene.state_dir() / file);
    }
    const Json report = scene.expect(0, {"--fix"});
    CHECK(report.at("agreed") == 6);
    CHECK(scene.site.checkins().size() == 6);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("A range that cannot be is a mistake") {
    ReconcileScene scene;
    CHECK(scene.run({"reconcile"}).exit_code == 64);
    CHECK(scene.run({"reconcile", "--since", days_ago(30)}).exit_code == 64);
    CHECK(scene.run({"reconcile", "--since", days_ago(2), "--until", days_ago(4)}).exit_code == 64);
}

TEST_CASE("A range is site time, and the day of the go-live may be asked for whole") {
    ReconcileScene scene;
    scene.config.set("site", "time_zone", "Asia/Dubai").set("device.lobby", "time_zone", "UTC");
    scene.site.employ("0003");
    scene.punch("0003", at(2, "21:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const Json day =
        scene.report(scene.run_json({"reconcile", "--since", days_ago(1), "--until", at(1, "02:00:00")}));
    CHECK(day.at("punches") == 1);
    CHECK(day.at("agreed") == 1);
    CHECK(scene.run({"reconcile", "--since", days_ago(20)}).exit_code != 64);
}
