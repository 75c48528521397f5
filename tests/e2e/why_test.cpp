// why: the story of one person's punches on one day.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct WhyScene : Scene {
    WhyScene() {
        site.post("/_sim/shift-types", Json::array({{{"name", "Day Shift"},
                                                     {"start_time", "08:00:00"},
                                                     {"end_time", "17:00:00"},
                                                     {"enable_auto_attendance", 1},
                                                     {"process_attendance_after", days_ago(10)},
                                                     {"last_sync_of_checkin", at(10, "00:00:00")}}}));
        site.employ("0042", {{"default_shift", "Day Shift"}});
        for (const char* time : {"08:00:00", "17:00:00"}) {
            device.punch({{"emp_code", "0042"}, {"punch_time", at(2, time)}});
        }
        REQUIRE(run({"run"}).exit_code == 0);
    }
    Json why(const std::string& code = "0042") { return run_json({"why", code, days_ago(2)}); }
    std::string counted() { return why().at("punches").at(0).at("counted"); }
};

} // namespace

TEST_CASE("Every punch of the day says what became of it") {
    WhyScene scene;
    const Json report = scene.why();
    REQUIRE(report.at("punches").size() == 2);
    const Json punch = report.at("punches").at(0);
    CHECK(punch.at("site_time") == at(2, "08:00:00"));
    CHECK(punch.at("state") == "sent");
    CHECK(punch.at("sent").at("employee") == "HR-EMP-0042");
    CHECK(punch.at("shift") == "Day Shift");
    CHECK(punch.at("counted") == "not-yet");
    const auto text = scene.run({"why", "0042", days_ago(2)});
    INFO(text.out);
    CHECK(text.exit_code == 0);
    CHECK(text.says(punch.at("checkin").get<std::string>()));
    CHECK(text.says("Day Shift"));
}

TEST_CASE("Whether attendance counts it is asked of the site") {
    WhyScene scene;
    scene.site.post("/_sim/shift-types", Json::array({{{"name", "Day Shift"},
                                                       {"start_time", "08:00:00"},
                                                       {"end_time", "17:00:00"},
                                                       {"enable_auto_attendance", 1},
                                                       {"process_attendance_after", days_ago(10)},
                                                       {"last_sync_of_checkin", at(0, "00:00:00")}}}));
    scene.site.post("/_sim/process-auto-attendance", Json::object());
    CHECK(scene.counted() == "yes");
    CHECK(scene.run({"why", "0042", days_ago(2)}).says("attendance counts it"));
}

TEST_CASE("A check-in that somebody deleted is gone") {
    WhyScene scene;
    scene.site.erase("/_sim/checkins?employee=HR-EMP-0042");
    CHECK(scene.counted() == "gone");
}

TEST_CASE("A site that cannot be asked is part of the answer") {
    WhyScene scene;
    scene.site.knobs({{"maintenance", true}});
    const auto text = scene.run({"why", "0042", days_ago(2)});
    INFO(text.out);
    CHECK(text.exit_code == 0);
    CHECK(text.says("could not be asked"));
    CHECK(scene.counted() == "unknown");
}

TEST_CASE("Nothing is said clearly") {
    WhyScene scene;
    const auto text = scene.run({"why", "42", days_ago(2)});
    CHECK(text.exit_code == 0);
    CHECK(text.says("No journal holds a punch"));
    CHECK(scene.why("42").at("punches").empty());
    CHECK(scene.run({"why", "0042", "yesterday"}).exit_code == 64);
}
