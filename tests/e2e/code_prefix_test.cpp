// One code, two people: code_prefix and [device.NAME.codes].
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// A head office and a branch, which both have a 0042. The branch's 0007 is somebody who has an ID of her
/// own.
struct TwoOffices : PushScene {
    Device branch;

    TwoOffices() {
        branch.knobs({{"password", device_password}});
        config.set("device.branch", "url", branch.url())
            .set("device.branch", "username", "admin")
            .set("device.branch", "password_file", secret("branch", device_password))
            .set("device.branch", "since", days_ago(20))
            .set("device.branch", "code_prefix", "B-");
        config.set("device.branch.codes", "\"0007\"", "0815");
        site.employ("0042", {{"name", "HR-HEAD"}, {"employee_name", "Hana Head"}});
        site.employ("B-0042", {{"name", "HR-BRANCH"}, {"employee_name", "Bilal Branch"}});
        site.employ("0815", {{"name", "HR-OWN"}, {"employee_name", "Olga Own"}});
        punch("0042", at(2, "08:00:00"));
    }
    void punch_there(const std::string& code, const std::string& time) {
        branch.punch(
            {{"emp_code", code}, {"punch_time", time}, {"terminal_sn", "T2"}, {"terminal_alias", "Branch"}});
    }
};

} // namespace

TEST_CASE("The same code on two devices is two people") {
    TwoOffices scene;
    scene.punch_there("0042", at(2, "08:00:00"));
    scene.punch_there(" 0007 ", at(2, "09:00:00"));
    const auto outcome = scene.run({"run", "--all"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-BRANCH", at(2, "08:00:00"), "IN", "Branch"),
                                  line("HR-HEAD", at(2, "08:00:00"), "IN", "Gate 1"),
                                  line("HR-OWN", at(2, "09:00:00"), "IN", "Branch")});
}

TEST_CASE("An ID is compared byte by byte, prefix and all") {
    TwoOffices scene;
    scene.site.employ("b-0050", {{"name", "HR-LOWER"}});
    scene.site.employ("0051", {{"name", "HR-BARE"}});
    scene.punch_there("0050", at(2, "08:00:00"));
    scene.punch_there("0051", at(2, "08:01:00"));
    const auto outcome = scene.run({"run", "--device", "branch"});
    CHECK(outcome.exit_code == 0);
    CHECK(scene.rows_in("waiting", "branch") == 2);
    // Whoever types the ID finds it in the message, and whoever looks at the device its code.
    CHECK(outcome.says("no employee has attendance_device_id = \"B-0050\" (the device's code is \"0050\")"));
    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.says("codes: 0050 (ID B-0050) (1), 0051 (ID B-0051) (1)"));
    CHECK(scene.run({"run", "--device", "branch", "--dry-run"}).says("0051 (ID B-0051)"));
    const Json codes =
        scene.run_json({"status", "--device", "branch"}).at("devices").at(0).at("waiting").at(0).at("codes");
    CHECK(codes.at(0).at("code") == "0050");
    CHECK(codes.at(0).at("biometric_id") == "B-0050");

    // HR types it, and it is delivered by itself.
    scene.site.change_employee("HR-LOWER", {{"attendance_device_id", "B-0050"}});
    CHECK(scene.run({"run", "--device", "branch"}).exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-LOWER", at(2, "08:00:00"), "IN", "Branch")});
}

TEST_CASE("why takes the code and the biometric ID, and shows both") {
    TwoOffices scene;
    scene.punch_there("0042", at(2, "09:00:00"));
    scene.punch_there("0007", at(2, "10:00:00"));
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    const auto by_id = scene.run({"why", "B-0042", days_ago(2)});
    INFO(by_id.out);
    CHECK(by_id.says("1 punch of Bilal Branch (HR-BRANCH, employee code 0042 (ID B-0042))"));
    CHECK_FALSE(by_id.says("Hana"));
    CHECK(scene.run({"why", "0815", days_ago(2)}).says("Olga Own (HR-OWN, employee code 0007 (ID 0815))"));
    CHECK(scene.run({"why", "Olga Own", days_ago(2)}).says("employee code 0007 (ID 0815)"));
    // The code is two people's, each with the own punches.
    const auto by_code = scene.run({"why", "0042", days_ago(2)});
    INFO(by_code.out);
    CHECK(by_code.says("1 punch of Hana Head (HR-HEAD, employee code 0042) on"));
    CHECK(by_code.says("1 punch of Bilal Branch (HR-BRANCH, employee code 0042 (ID B-0042)) on"));
    const Json story = scene.run_json({"why", "B-0042", days_ago(2)}).at("punches").at(0);
    CHECK(story.at("code") == "0042");
    CHECK(story.at("biometric_id") == "B-0042");
}

TEST_CASE("--release takes the code and the biometric ID") {
    TwoOffices scene;
    const auto spelling = GENERATE(as<std::string>{}, "0042", "B-0042");
    scene.punch_there("0042", at(-3, "08:00:00"));
    REQUIRE(scene.run({"run", "--device", "branch"}).exit_code == 0);
    REQUIRE(scene.rows_in("quarantined", "branch") == 1);
    CHECK(scene.run({"status"}).says("(ID B-0042)"));
    const auto outcome =
        scene.run({"push", "--device", "branch", "--release", spelling + "@" + at(-3, "08:00:00")});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-BRANCH", at(-3, "08:00:00"), "IN", "Branch")});
}

TEST_CASE("--release takes the code for meant where it is somebody else's ID") {
    TwoOffices scene;
    scene.site.employ("B-0815", {{"name", "HR-OTHER"}});
    scene.punch_there("0007", "0000-00-00 00:00:00"); // ID 0815
    scene.punch_there("0815", "0000-00-00 00:00:00"); // ID B-0815
    REQUIRE(scene.run({"pull", "--device", "branch"}).exit_code == 0);
    REQUIRE(scene.rows_in("quarantined", "branch") == 2);
    const std::string given = "0815@0000-00-00 00:00:00=" + at(1, "08:00:00");
    CHECK(scene.run({"push", "--device", "branch", "--release", given}).exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-OTHER", at(1, "08:00:00"), "IN", "Branch")});
    CHECK(scene.rows_in("quarantined", "branch") == 1);
}

TEST_CASE("map-check compares IDs, and shows both spellings") {
    TwoOffices scene;
    for (Device* device : {&scene.device, &scene.branch}) device->knobs({{"auto_employees", false}});
    scene.punch_there("0042", at(2, "08:00:00"));
    scene.punch_there("0060", at(2, "08:00:00"));
    const auto document = scene.run_json({"map-check", "--all"});
    INFO(document.dump(1));
    Json unknown;
    for (const Json& finding : document.at("findings")) {
        CHECK(finding.at("finding") != "other-name");
        if (finding.at("finding") == "unknown-code") unknown = finding;
    }
    REQUIRE(unknown.is_object());
    CHECK(unknown.at("employee_code") == "0060");
    CHECK(unknown.at("biometric_id") == "B-0060");
    CHECK(unknown.at("type_this") == "B-0060");
    CHECK(unknown.at("what_to_do").get<std::string>().find("type \"B-0060\" into attendance_device_id") !=
          std::string::npos);
    CHECK(unknown.at("what_to_do").get<std::string>().find("add \"0060\" to `ignore`") != std::string::npos);
    CHECK(scene.run({"map-check", "--all"}).says("0060 (ID B-0060)"));
}

TEST_CASE("Another prefix is asked for at the next pass, and takes nothing back") {
    TwoOffices scene;
    scene.config.remove("device.branch", "code_prefix");
    scene.punch_there("0042", at(2, "09:00:00"));
    scene.punch_there("0070", at(2, "10:00:00"));
    scene.site.employ("B-0070", {{"name", "HR-SEVENTY"}});
    REQUIRE(scene.run({"run", "--device", "branch"}).exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-HEAD", at(2, "09:00:00"), "IN", "Branch")});
    scene.config.set("device.branch", "code_prefix", "B-");
    REQUIRE(scene.run({"run", "--device", "branch"}).exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-HEAD", at(2, "09:00:00"), "IN", "Branch"),
                                  line("HR-SEVENTY", at(2, "10:00:00"), "IN", "Branch")});
}

TEST_CASE("Two codes of a device that codes makes one ID are named by map-check and auth") {
    TwoOffices scene;
    const auto enrol = [&](const std::string& code, const std::string& first, const std::string& last) {
        scene.branch.post("/_sim/employees",
                          Json::array({{{"emp_code", code}, {"first_name", first}, {"last_name", last}}}));
        scene.punch_there(code, at(2, "09:00:00"));
    };
    scene.config.remove("device.branch", "code_prefix");
    enrol("0007", "Olga", "Own");
    CHECK_FALSE(scene.run({"map-check", "--all"}).says("[device.branch.codes]"));
    enrol("0815", "Paul", "Other");
    REQUIRE(scene.run({"pull", "--all"}).exit_code == 0);
    const std::string words =
        "\"0007\" and \"0815\" of branch are one ID, \"0815\", because of [device.branch.codes]";
    Json finding;
    const Json document = scene.run_json({"map-check", "--all"});
    for (const Json& one : document.at("findings"))
        if (one.at("finding") == "different-names") finding = one;
    INFO(finding.dump(1));
    CHECK(finding.at("blocks") == true);
    CHECK(finding.at("device") == "branch");
    CHECK(finding.at("what_to_do")
              .get<std::string>()
              .starts_with(words + ": \"Olga Own\" on branch, \"Paul Other\" on branch; give one of them "
                                   "another ID there"));
    const auto auth = scene.run({"auth", "--device", "branch"});
    INFO(auth.out);
    CHECK(auth.says("the codes 0007 and 0815 of this device are one ID, 0815, because of "
                    "[device.branch.codes]"));
    CHECK_FALSE(scene.run({"auth", "--device", "lobby"}).says("are one ID"));
}

TEST_CASE("map-check finds the bare code that HR typed, and says the ID to type") {
    TwoOffices scene;
    const auto enrol = [&](const std::string& code, const std::string& first, const std::string& last) {
        scene.branch.post("/_sim/employees",
                          Json::array({{{"emp_code", code}, {"first_name", first}, {"last_name", last}}}));
        scene.punch_there(code, at(2, "09:00:00"));
    };
    enrol("0070", "Sara", "Seventy");
    scene.site.employ("0070", {{"name", "HR-SEVENTY"}, {"employee_name", "Sara Seventy"}});
    // Of the head office: the same code, and somebody else, whose ID is left alone.
    scene.punch("0080", at(2, "08:00:00"));
    scene.site.employ("0080", {{"name", "HR-EIGHTY"}, {"employee_name", "Hana Eighty"}});
    enrol("0080", "Omar", "Branch");
    std::map<std::string, Json> unknown;
    const Json document = scene.run_json({"map-check", "--all"});
    for (const Json& one : document.at("findings"))
        if (one.at("finding") == "unknown-code") unknown[one.at("employee_code")] = one;
    INFO(Json(unknown).dump(1));
    CHECK(unknown.at("0070").at("type_this") == "B-0070");
    CHECK(unknown.at("0070")
              .at("what_to_do")
              .get<std::string>()
              .starts_with("if this is HR-SEVENTY (Sara Seventy) (the same name, and that ID is the code "
                           "alone, without what "
                           "code_prefix puts before it): type \"B-0070\" into attendance_device_id in the "
                           "place of \"0070\""));
    CHECK(unknown.at("0080").at("what_to_do").get<std::string>().find("HR-EIGHTY") == std::string::npos);
    CHECK(unknown.at("0080").at("type_this") == "B-0080");
}
