// The wrong person: whom map-check tells from the names at both ends, and whom it suggests.
#include "harness/map_scene.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace e2e;

namespace {

bool says_so(const Json& finding, const std::string& text) {
    return finding.at("what_to_do").get<std::string>().find(text) != std::string::npos;
}

/// What is to be typed for whom.
std::map<std::string, std::string> advice_in(const Json& document) {
    std::map<std::string, std::string> advice;
    for (const Json& finding : document.at("findings")) {
        INFO(finding.dump(1));
        CHECK(advice.emplace(finding.at("employee"), finding.at("type_this")).second);
    }
    return advice;
}

} // namespace

TEST_CASE("A code that matches and has another person's name on the device is named") {
    MapScene scene;
    scene.enrol("0029", "Omar", "Aziz");
    scene.hire("HR-EMP-29", "Sara Khan", {{"attendance_device_id", "0029"}, {"default_shift", "Day"}});
    const Json document = scene.check();
    const Json finding = only(document, "other-name");
    CHECK(finding.at("blocks") == true);
    CHECK(document.at("exit_code") == 1);
    CHECK(finding.at("employee") == "HR-EMP-29");
    CHECK(finding.at("employee_code") == "0029");
    CHECK(finding.at("name_on_device") == "Omar Aziz");
    CHECK(says_so(finding, "\"0029\" is \"Omar Aziz\" on the device, and here HR-EMP-29 (Sara Khan)"));
    // What it says to do does it.
    scene.site.change_employee("HR-EMP-29", {{"employee_name", "OMAR ABDUL AZIZ"}});
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("Without a punch of that code it is a remark") {
    MapScene scene;
    scene.enrol("0029", "Omar", "Aziz", 0);
    scene.hire("HR-EMP-29", "Sara Khan", {{"attendance_device_id", "0029"}, {"default_shift", "Day"}});
    const Json document = scene.check();
    CHECK(only(document, "other-name").at("blocks") == false);
    CHECK(document.at("exit_code") == 0);
}

TEST_CASE("Names that are written in another way are one person's") {
    const auto [first, last, on_site] = GENERATE(table<std::string, std::string, std::string>({
        {"KHAN", "Sara", "Sara Khan"},
        {"S.", "Khan", "Sara Khan"},
        {"Sara", "", "Sara Bint Khan"},
        {"Zoe", "Muller", "Zo\xc3\xab M\xc3\xbcller"},
        {"Mohd.", "Rahman", "Muhammad Rehman"},
        {"Abdulrahman", "", "Abdul Rahman Noor"},
        {"\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9", "", "Sara Khan"},
        {"0042", "", "Sara Khan"},
    }));
    CAPTURE(first, last, on_site);
    MapScene scene;
    scene.same_code(first, last, on_site);
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("Two people whose codes were swapped each get their own") {
    MapScene scene;
    scene.enrol("0029", "Omar", "Aziz");
    scene.enrol("0030", "Sara", "Khan");
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0029"}, {"default_shift", "Day"}});
    scene.hire("HR-EMP-2", "Omar Aziz", {{"attendance_device_id", "0030"}, {"default_shift", "Day"}});
    const Json document = scene.check();
    INFO(document.dump(1));
    CHECK(found(document, "other-name").size() == 2);
    CHECK(advice_in(document) ==
          std::map<std::string, std::string>{{"HR-EMP-1", "0030"}, {"HR-EMP-2", "0029"}});
    scene.site.change_employee("HR-EMP-2", {{"attendance_device_id", nullptr}});
    scene.site.change_employee("HR-EMP-1", {{"attendance_device_id", "0030"}});
    scene.site.change_employee("HR-EMP-2", {{"attendance_device_id", "0029"}});
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("No ID of somebody with quite another name is suggested, however near it is") {
    const auto [code, id] =
        GENERATE(table<std::string, std::string>({{"0075", "0057"}, {"0075", "75"}, {"0075", "00 75"}}));
    CAPTURE(code, id);
    MapScene scene;
    scene.enrol(code, "Omar", "Aziz");
    scene.hire("HR-EMP-57", "Sara Khan", {{"attendance_device_id", id}, {"default_shift", "Day"}});
    const Json finding = only(scene.check(), "unknown-code");
    CHECK(finding.at("employee") == "");
    CHECK_FALSE(says_so(finding, "HR-EMP-57"));
}

TEST_CASE("Somebody whom another code explains better is suggested once") {
    MapScene scene;
    scene.enrol("0075", "", ""); // the device says nothing of whose it is
    scene.enrol("0507", "Sara", "Khan");
    scene.hire("HR-EMP-57", "Sara Khan", {{"attendance_device_id", "0057"}, {"default_shift", "Day"}});
    const Json document = scene.check();
    INFO(document.dump(1));
    CHECK(advice_in(document) == std::map<std::string, std::string>{{"HR-EMP-57", "0507"}, {"", "0075"}});
}

TEST_CASE("A name that sounds alike is a suggestion where it is the only one") {
    MapScene scene;
    scene.enrol("0042", "Mohamed", "Aly");
    scene.hire("HR-EMP-1", "Ali, Mohammed", {{"default_shift", "Day"}});
    CHECK(only(scene.check(), "unknown-code").at("employee") == "HR-EMP-1");
    scene.hire("HR-EMP-2", "Muhammad Ali", {{"default_shift", "Day"}});
    CHECK(only(scene.check(), "unknown-code").at("employee") == "");
}

TEST_CASE("Of two with one ID the device's name tells whose it is") {
    MapScene scene;
    scene.config.set("site", "employee_field", "custom_badge");
    scene.enrol("0007", "Sara", "Khan");
    for (const auto* name : {"Omar Aziz", "Sara Khan"})
        scene.hire(std::string("HR-EMP-") + name[0], name,
                   {{"custom_badge", "0007"}, {"default_shift", "Day"}});
    const Json finding = only(scene.check(), "shared-id");
    CHECK(finding.at("blocks") == true);
    CHECK(says_so(finding, "; by the name on the device it is HR-EMP-S"));
}
