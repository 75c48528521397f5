// Shifts and people that are yet to come.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct Later : MapScene {
    Later() {
        shift_type("Day", {{"auto_update_last_sync", 1}});
        enrol("0001", "Anna", "Well", 2);
        hire("HR-EMP-1", "Anna Well", {{"attendance_device_id", "0001"}, {"default_shift", "Day"}});
    }
    void assign(const std::string& from) {
        site.post("/_sim/shift-assignments",
                  Json::array({{{"employee", "HR-EMP-2"}, {"shift_type", "Day"}, {"start_date", from}}}));
    }
};

bool is_said(const Json& finding, const std::string& text) {
    return finding.at("what_to_do").get<std::string>().find(text) != std::string::npos;
}

} // namespace

TEST_CASE("A shift that only begins later is none for who punches before it") {
    Later scene;
    scene.enrol("0042", "Fay", "Uture", 1);
    scene.hire("HR-EMP-2", "Fay Uture", {{"attendance_device_id", "0042"}});
    scene.assign(days_ago(-15));
    const Json document = scene.check();
    const Json finding = only(document, "no-shift");
    CHECK(document.at("exit_code") == 1);
    CHECK(finding.at("blocks") == true);
    CHECK(finding.at("employee") == "HR-EMP-2");
    CHECK(
        is_said(finding, "the first shift begins on " + days_ago(-15) +
                             ": give HR-EMP-2 (Fay Uture) a default_shift or a Shift Assignment until then"));
    scene.assign(days_ago(0));
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("A shift that begins with the go-live of the device is in time") {
    Later scene;
    scene.enrol("0042", "Fay", "Uture", 1);
    scene.hire("HR-EMP-2", "Fay Uture", {{"attendance_device_id", "0042"}});
    scene.assign(days_ago(-15));
    scene.config.set("device.lobby", "since", days_ago(-15));
    CHECK(scene.check().at("findings").empty());
    scene.config.set("device.lobby", "since", days_ago(-14));
    CHECK(scene.check().at("exit_code") == 1);
}

TEST_CASE("A shift that begins later and nobody needs before is no finding") {
    Later scene;
    scene.enrol("0042", "Fay", "Uture", 0);
    scene.hire("HR-EMP-2", "Fay Uture", {{"attendance_device_id", "0042"}});
    scene.assign(days_ago(-15));
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("Who joins later and has no ID is a remark that says from when it matters") {
    Later scene;
    scene.hire("HR-EMP-2", "Future Hire", {{"date_of_joining", days_ago(-30)}, {"default_shift", "Day"}});
    const Json document = scene.check();
    const Json finding = only(document, "no-id");
    CHECK(document.at("exit_code") == 0);
    CHECK(finding.at("blocks") == false);
    CHECK(is_said(finding, ", who would be marked absent every day from " + days_ago(-30) + " on;"));
    scene.site.change_employee("HR-EMP-2", {{"date_of_joining", days_ago(0)}});
    CHECK(scene.check().at("exit_code") == 1);
}

TEST_CASE("So is who has no ID and a shift that begins later") {
    Later scene;
    scene.hire("HR-EMP-2", "Fay Uture");
    scene.assign(days_ago(-15));
    const Json finding = only(scene.check(), "no-id");
    CHECK(finding.at("blocks") == false);
    CHECK(is_said(finding, "from " + days_ago(-15) + " on;"));
}
