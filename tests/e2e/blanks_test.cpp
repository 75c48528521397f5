// Blanks around an employee code: on the device they do not count, on the site they are a mistake.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct BlankScene : PushScene {
    Json findings(const std::string& kind) {
        Json found = Json::array();
        const Json document = run_json({"map-check"});
        for (const Json& finding : document.at("findings"))
            if (finding.at("finding") == kind) found.push_back(finding);
        return found;
    }
};

} // namespace

TEST_CASE("Blanks around a device's code do not count, and are kept") {
    const std::string spelled = GENERATE(" 0007", "0007 ", "\t0007",
                                         "\xc2\xa0"
                                         "0007");
    INFO(spelled);
    BlankScene scene;
    scene.site.employ("0007");
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", spelled}, {"first_name", "Sara"}}}));
    scene.punch(spelled, at(2, "08:00:00"));
    CHECK(scene.findings("unknown-code").empty());
    const Json named = scene.findings("code-with-blanks");
    REQUIRE(named.size() == 1);
    CHECK(named.at(0).at("employee_code") == spelled);
    CHECK(named.at(0).at("blocks") == false);
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0007", at(2, "08:00:00"), "IN", "Gate 1")});
    const Outcome why = scene.run({"--json", "why", "0007", days_ago(2)});
    CHECK(Json::parse(why.out).at("punches").at(0).at("code") == spelled);
    // From the journal too.
    CHECK(scene.findings("unknown-code").empty());
    CHECK(scene.findings("code-with-blanks").size() == 1);
}

TEST_CASE("A code of blanks alone is nobody's") {
    BlankScene scene;
    scene.punch("  ", at(2, "08:00:00"));
    scene.punch(" 0 ", at(2, "08:01:00"));
    const PassResult result = scene.pass();
    CHECK(result.exit_code == 0);
    CHECK(result.pull.at("ignored") == 2);
}

TEST_CASE("The ignore list means a code however it is spelled") {
    BlankScene scene;
    scene.config.set_raw("device.lobby", "ignore", GENERATE(R"(["9001"])", R"(["9001 "])"));
    scene.punch(" 9001", at(2, "08:00:00"));
    scene.punch("9001", at(2, "08:01:00"));
    CHECK(scene.pass().pull.at("ignored") == 2);
}

TEST_CASE("What a pass and status say of a code, typed as they say it, ends with a delivery") {
    BlankScene scene;
    scene.punch(" 0007", at(2, "08:00:00"));
    scene.punch("0007", at(2, "08:01:00"));
    scene.punch("0007 ", at(2, "08:02:00"));
    scene.punch("\t0007", at(2, "08:03:00"));
    scene.punch("0008", at(2, "08:00:00"));
    scene.site.employ("0009"); // somebody, so that every code is a matter of its own
    const Outcome pass = scene.run({"run", "--device", "lobby"});
    const Outcome status = scene.run({"status"});
    INFO(pass.err << status.out);
    CHECK(pass.says("no employee has attendance_device_id = \"0007\"; set it and they are delivered by "
                    "themselves (4 punches wait, the oldest of " +
                    at(2, "08:00:00") + ")"));
    CHECK(status.says("codes: 0007 (4), 0008 (1)"));
    scene.site.employ("0007");
    CHECK(scene.pass().count("sent") == 4);
    CHECK(scene.rows_in("waiting") == 1);
}

TEST_CASE("--release means a code however it is spelled") {
    const std::string spelled = GENERATE("0007", " 0007", "0007 ");
    BlankScene scene;
    scene.site.employ("0007");
    scene.punch(GENERATE("0007", "\t0007"), "nonsense");
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.run({"status"}).says("\"0007@nonsense\""));
    const std::string argument = spelled + "@nonsense=" + at(2, "08:00:00");
    CHECK(scene.run({"push", "--device", "lobby", "--release", argument}).exit_code == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("An ID with blanks on the site finds no punch, and the advice of map-check ends with a delivery") {
    const std::string spelled = GENERATE("0007", " 0007");
    INFO(spelled);
    BlankScene scene;
    scene.site.post("/_sim/employees", Json::array({{{"name", "HR-EMP-0007"},
                                                     {"employee_name", "Sara Khan"},
                                                     {"attendance_device_id", " 0007"}}}));
    scene.punch(spelled, at(2, "08:00:00"));
    CHECK(scene.pass().count("waiting") == 1);
    const Json named = scene.findings("id-with-spaces");
    REQUIRE(named.size() == 1);
    CHECK(named.at(0).at("blocks") == true);
    scene.site.change_employee("HR-EMP-0007", {{"attendance_device_id", named.at(0).at("type_this")}});
    CHECK(scene.findings("id-with-spaces").empty());
    CHECK(scene.findings("unknown-code").empty());
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("Two people whose codes differ in blanks only stand in the way of a go-live") {
    BlankScene scene;
    scene.site.employ("0007");
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", "0007"}, {"first_name", "Sara"}},
                                                      {{"emp_code", " 0007"}, {"first_name", "Omar"}}}));
    scene.punch(" 0007", at(2, "08:00:00"));
    const Json named = scene.findings("different-names");
    REQUIRE(named.size() == 1);
    CHECK(named.at(0).at("blocks") == true);
}

TEST_CASE("What the device does not say of a person is empty, whatever the site's guess is called") {
    BlankScene scene;
    scene.site.post("/_sim/employees", Json::array({{{"name", "HR-EMP-1"},
                                                     {"employee_name", "Sara Khan"},
                                                     {"attendance_device_id", "42"}}}));
    scene.device.knobs({{"auto_employees", false}});
    scene.punch("0042", at(2, "08:00:00"));
    const Outcome table = scene.run({"map-check"});
    INFO(table.out);
    CHECK(table.exit_code == 1);
    const auto row = table.out.find("nobody has this code");
    REQUIRE(row != std::string::npos);
    const std::string columns = table.out.substr(row, table.out.find("if this is", row) - row);
    CHECK(columns.find("0042") != std::string::npos);
    CHECK(columns.find("Sara") == std::string::npos);
}
