// An ID that no device has, a code with two names, and advice by digits alone.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct Known : MapScene {
    Known() {
        enrol("0001", "Anna", "Well", 2);
        hire("HR-EMP-1", "Anna Well", {{"attendance_device_id", "0001"}, {"default_shift", "Day"}});
    }
};

bool reads(const Json& finding, const std::string& text) {
    return finding.at("what_to_do").get<std::string>().find(text) != std::string::npos;
}

} // namespace

TEST_CASE("An ID that no device has is a remark") {
    Known scene;
    scene.hire("HR-EMP-2", "Noa Code", {{"attendance_device_id", "0142"}, {"default_shift", "Day"}});
    const Json document = scene.check();
    const Json finding = only(document, "unknown-id");
    CHECK(document.at("exit_code") == 0);
    CHECK(finding.at("blocks") == false);
    CHECK(finding.at("employee") == "HR-EMP-2");
    CHECK(finding.at("value_now") == "0142");
    CHECK(reads(finding, "no device has the code \"0142\" of HR-EMP-2 (Noa Code)"));
    CHECK(scene.run({"map-check"}).says("no device has this ID"));
    SECTION("once a device has it, it is none") { scene.enrol("0142", "Noa", "Code", 0); }
    SECTION("nor is it of who does not clock in") {
        scene.config.set_raw("map_check", "not_clocking", "[\"HR-EMP-2\"]");
    }
    SECTION("nor where a device does not say whom it knows") {
        scene.device.faults({{"match", {{"path", "/personnel/api/employees/"}}},
                             {"times", 0},
                             {"do", "status"},
                             {"status", 403}});
    }
    CHECK(found(scene.check(), "unknown-id").empty());
}

TEST_CASE("An ID that a device is told to ignore is not said to be on none") {
    Known scene;
    scene.enrol("0142", "Noa", "Code", 1);
    scene.config.set_raw("device.lobby", "ignore", "[\"0142\"]");
    scene.hire("HR-EMP-2", "Noa Code", {{"attendance_device_id", "0142"}, {"default_shift", "Day"}});
    CHECK(reads(only(scene.check(), "unknown-id"), "\"0142\" is in `ignore` of lobby"));
}

TEST_CASE("One code with two names is a remark until it punches") {
    Known scene;
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", "0009"}, {"first_name", "Grace"}},
                                                      {{"emp_code", " 0009"}, {"first_name", "Ada"}}}));
    scene.hire("HR-EMP-9", "Grace", {{"attendance_device_id", "0009"}, {"default_shift", "Day"}});
    CHECK(only(scene.check(), "different-names").at("blocks") == false);
    scene.device.punch({{"emp_code", "0009"}, {"punch_time", at(2, "08:00:00")}});
    CHECK(only(scene.check(), "different-names").at("blocks") == true);
}

TEST_CASE("By the digits alone nothing is to be typed") {
    Known scene;
    scene.enrol("0018", "", "");
    scene.hire("HR-EMP-2", "Dora Diaz", {{"attendance_device_id", "0081"}, {"default_shift", "Day"}});
    const Json finding = only(scene.check(), "unknown-code");
    CHECK(finding.at("employee") == "HR-EMP-2");
    CHECK(finding.at("type_this") == "");
    CHECK(reads(finding, "if this is HR-EMP-2 (Dora Diaz)"));
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", "0018"}, {"first_name", "Dora"}}}));
    CHECK(only(scene.check(), "unknown-code").at("type_this") == "0018");
}
