// The go-live question: does everybody's ID match?
#include "harness/map_scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace e2e;

TEST_CASE("Everybody's ID matches: a go-live is safe") {
    MapScene scene;
    scene.enrol("0042", "Sara", "Khan", 2);
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}, {"default_shift", "Day"}});
    scene.device.punch({{"emp_code", "0"}, {"punch_time", at(1, "09:00:00")}});
    scene.device.punch({{"emp_code", ""}, {"punch_time", at(1, "09:00:01")}});
    scene.device.punch({{"emp_code", "9001"}, {"punch_time", at(1, "09:00:02")}});
    scene.config.set_raw("device.lobby", "ignore", "[\"9001\"]");
    const auto outcome = scene.run({"map-check"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out ==
          "1 employees and 1 codes compared: nothing stands in the way of a go-live, 0 to look at\n");
    CHECK_FALSE(std::filesystem::exists(scene.state_dir()));
    CHECK(scene.site.writes() == 0);
}

TEST_CASE("A code that nobody has comes with a suggestion") {
    MapScene scene;
    struct Case {
        std::string code, id, name, why;
    };
    const auto one = GENERATE(Case{"0042", "42", "Sara Aziz", "differs only in leading zeros"},
                              Case{"Ab12", "aB12", "Sara Aziz", "differs only in case"},
                              Case{"0042", "00 42", "Sara Aziz", "differs only in spaces"},
                              Case{"0142", "0124", "Sara Aziz", "differs in two swapped characters"},
                              Case{"0042", "", "KHAN, Sara", "the same name"});
    CAPTURE(one.code, one.id, one.name);
    scene.enrol(one.code, "Sara", "Khan");
    scene.hire("HR-EMP-1", one.name, {{"attendance_device_id", one.id.empty() ? Json() : Json(one.id)}});
    const Json document = scene.check();
    CHECK(document.at("exit_code") == 1);
    const Json finding = only(document, "unknown-code");
    CHECK(finding.at("blocks") == true);
    CHECK(finding.at("employee_code") == one.code);
    CHECK(finding.at("employee") == "HR-EMP-1");
    CHECK(finding.at("value_now") == one.id);
    CHECK(finding.at("type_this") == one.code);
    CHECK(finding.at("field") == "attendance_device_id");
    CHECK(finding.at("what_to_do").get<std::string>().find(one.why) != std::string::npos);

    scene.site.change_employee("HR-EMP-1", {{"attendance_device_id", one.code}});
    CHECK(scene.check().at("exit_code") == 0);
}

TEST_CASE("An ID that a device uses is no near miss of another code") {
    MapScene scene;
    scene.enrol("0042", "Sara", "Khan");
    scene.enrol("42", "Omar", "Aziz");
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}});
    const Json finding = only(scene.check(), "unknown-code");
    CHECK(finding.at("employee_code") == "42");
    CHECK(finding.at("employee") == "");
    CHECK(finding.at("what_to_do").get<std::string>().find("ignore") != std::string::npos);
}

TEST_CASE("IDs on the site that cannot work") {
    MapScene scene;
    scene.hire("HR-EMP-2", "Nobody's");
    scene.hire("HR-EMP-3", "Gone", {{"status", "Left"}});
    scene.config.set("site", "employee_field", "custom_badge");
    scene.hire("HR-EMP-1", "Sara Khan", {{"custom_badge", " 0042 "}});
    scene.hire("HR-EMP-4", "One", {{"custom_badge", "7"}});
    scene.hire("HR-EMP-5", "Two", {{"custom_badge", "7"}});
    const Json document = scene.check();
    CHECK(document.at("exit_code") == 1);
    const Json spaces = only(document, "id-with-spaces");
    CHECK(spaces.at("type_this") == "0042");
    CHECK(spaces.at("value_now") == " 0042 ");
    CHECK(only(document, "no-id").at("employee") == "HR-EMP-2");
    const auto advice = only(document, "shared-id").at("what_to_do").get<std::string>();
    CHECK(advice.find("HR-EMP-4 (One, Active), HR-EMP-5 (Two, Active)") != std::string::npos);
}

TEST_CASE("People who are not employed and still punch") {
    MapScene scene;
    struct Case {
        Json employee;
        std::string why;
        bool blocks;
    };
    const auto one =
        GENERATE(Case{{{"status", "Inactive"}}, "is Inactive", true},
                 Case{{{"status", "Left"}, {"relieving_date", days_ago(5)}}, "left on " + days_ago(5), true},
                 Case{{{"status", "Left"}}, "has left, without a relieving date", true},
                 Case{{{"status", "Suspended"}}, "is Suspended", false},
                 Case{{{"date_of_joining", days_ago(1)}}, "joined on " + days_ago(1), false});
    scene.enrol("0042", "Sara", "Khan");
    Json employee{{"attendance_device_id", "0042"}, {"default_shift", "Day"}};
    employee.update(one.employee);
    scene.hire("HR-EMP-1", "Sara Khan", employee);
    const Json document = scene.check();
    const Json finding = only(document, "departed");
    CHECK(finding.at("what_to_do").get<std::string>().find(one.why) != std::string::npos);
    CHECK(finding.at("blocks") == one.blocks);
    CHECK(document.at("exit_code") == (one.blocks ? 1 : 0));
}

TEST_CASE("Somebody who left after the last punch is no finding") {
    MapScene scene;
    scene.enrol("0042", "Sara", "Khan");
    scene.hire("HR-EMP-1", "Sara Khan",
               {{"attendance_device_id", "0042"}, {"status", "Left"}, {"relieving_date", days_ago(2)}});
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("One code with different names on two devices") {
    MapScene scene;
    Device gate;
    gate.knobs({{"password", device_password}});
    gate.post("/_sim/employees",
              Json::array({{{"emp_code", "0042"}, {"first_name", "Omar"}, {"last_name", "Aziz"}}}));
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", days_ago(20));
    scene.enrol("0042", "Sara", "Khan");
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}});
    const Json finding = only(scene.check(), "different-names");
    CHECK(finding.at("blocks") == true);
    CHECK(finding.at("device") == "lobby, gate");
    CHECK(scene.check({"--device", "lobby"}).at("exit_code") == 0);

    gate.stop();
    const auto outcome = scene.run({"map-check", "--all"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.err.find("zksync: gate: ") != std::string::npos);
}

TEST_CASE("Shifts") {
    MapScene scene;
    scene.enrol("0042", "Sara", "Khan");
    scene.shift_type("Day");
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}});
    SECTION("nobody works in it") {
        const Json document = scene.check();
        CHECK(only(document, "no-shift").at("employee") == "HR-EMP-1");
        CHECK(only(document, "mark-not-moved").at("blocks") == false);
        CHECK(document.at("exit_code") == 0);
    }
    SECTION("nobody moves the mark") {
        scene.site.change_employee("HR-EMP-1", {{"default_shift", "Day"}});
        const Json document = scene.check();
        CHECK(only(document, "mark-not-moved").at("shift_type") == "Day");
        CHECK(found(document, "no-shift").empty());
        CHECK(document.at("exit_code") == 1);
        scene.config.set_raw("shift.\"Day\"", "devices", "[\"lobby\"]");
        CHECK(scene.check().at("exit_code") == 0);
    }
    SECTION("the site moves it itself") {
        scene.site.post(
            "/_sim/shift-assignments",
            Json::array({{{"employee", "HR-EMP-1"}, {"shift_type", "Day"}, {"start_date", days_ago(9)}}}));
        CHECK(scene.check().at("exit_code") == 1);
        scene.shift_type("Day", {{"auto_update_last_sync", 1}});
        CHECK(scene.check().at("findings").empty());
    }
    SECTION("an assignment that has ended is none") {
        scene.site.post("/_sim/shift-assignments", Json::array({{{"employee", "HR-EMP-1"},
                                                                 {"shift_type", "Day"},
                                                                 {"start_date", days_ago(9)},
                                                                 {"end_date", days_ago(5)}}}));
        only(scene.check(), "no-shift");
    }
    SECTION("who is in no shift with auto attendance needs no ID") {
        scene.hire("HR-EMP-2", "The Boss");
        CHECK(only(scene.check(), "no-id").at("blocks") == false);
        scene.site.change_employee("HR-EMP-2", {{"default_shift", "Day"}});
        CHECK(only(scene.check(), "no-id").at("blocks") == true);
    }
    SECTION("strict about log types, and a device without directions") {
        scene.shift_type(
            "Day", {{"auto_update_last_sync", 1},
                    {"determine_check_in_and_check_out", "Strictly based on Log Type in Employee Checkin"}});
        scene.site.change_employee("HR-EMP-1", {{"default_shift", "Day"}});
        CHECK(scene.check().at("findings").empty());
        scene.config.set("device.lobby", "direction", "none");
        const Json document = scene.check();
        CHECK(only(document, "strict-shift").at("device") == "lobby");
        CHECK(document.at("exit_code") == 1);
        scene.config.set("device.lobby.terminal.CQUJ190000001", "direction", "in");
        CHECK(scene.check().at("findings").empty());
    }
}

TEST_CASE("A device whose punches all have the same state") {
    MapScene scene;
    scene.hire("HR-EMP-1", "Sara Khan", {{"attendance_device_id", "0042"}, {"default_shift", "Day"}});
    scene.enrol("0042", "Sara", "Khan", 0);
    for (const char* time : {"08:00:00", "17:00:00"})
        scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, time)}, {"punch_state", "0"}});
    CHECK(only(scene.check(), "one-state").at("what_to_do").get<std::string>().find("direction = \"none\"") !=
          std::string::npos);
    CHECK(scene.check().at("exit_code") == 0);
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(1, "08:00:00")}, {"terminal_sn", "T2"}});
    CHECK(only(scene.check(), "one-state")
              .at("what_to_do")
              .get<std::string>()
              .find("give each terminal a direction") != std::string::npos);
    scene.config.set("device.lobby", "direction", "none");
    CHECK(scene.check().at("findings").empty());
}

TEST_CASE("Where the employee list is refused, the codes that punched are compared, and it says so") {
    MapScene scene;
    scene.site.employ("9999");
    scene.enrol("0042", "Sara", "Khan", 2);
    scene.device.post("/_sim/employees", Json::array({{{"emp_code", "7777"}, {"first_name", "Never"}}}));
    scene.device.faults({{"match", {{"path", "/personnel/api/employees/"}}},
                         {"times", 0},
                         {"do", "status"},
                         {"status", 403}});
    const auto look = [&] {
        const Json document = scene.check();
        CHECK(only(document, "unknown-code").at("employee_code") == "0042");
        CHECK(only(document, "unknown-code").at("punches") == 2);
        CHECK(only(document, "no-employee-list").at("blocks") == false);
    };
    look();
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    scene.device.forget_requests();
    look();
    CHECK(scene.device.count_requests("GET", Device::transactions) == 0); // the journal knows
}

TEST_CASE("A table for people and one for HR, what blocks first") {
    MapScene scene;
    scene.enrol("0042", "Sara, \"Khan\"", "");
    scene.enrol("=1+1", "@cmd", "");
    scene.hire("HR-EMP-9", "Without Shift", {{"attendance_device_id", "5"}});
    const auto table = scene.run({"map-check"});
    INFO(table.out << table.err);
    CHECK(table.exit_code == 1);
    CHECK(table.out.find("STOP  nobody has this code") < table.out.find("look  no shift"));
    CHECK(table.says(
        "1 employees and 2 codes compared: 2 to put right before a go-live (STOP), 1 to look at\n"));

    const auto csv = scene.run({"map-check", "--csv"});
    INFO(csv.out);
    CHECK(csv.exit_code == 1);
    CHECK(csv.out.rfind("\xef\xbb\xbf"
                        "before_go_live,finding,device,employee_code,name_on_device,punches,doctype,document,"
                        "employee_name,"
                        "field,value_now,type_this,what_to_do,biometric_id\n",
                        0) == 0);
    CHECK(csv.says("yes,nobody has this code,lobby,0042,\"Sara, "
                   "\"\"Khan\"\"\",1,Employee,,,attendance_device_id,,0042,"));
    CHECK(csv.says("yes,nobody has this code,lobby,'=1+1,'@cmd,1,Employee,,,attendance_device_id,,'=1+1,"));
    std::istringstream lines(csv.out);
    for (std::string line; std::getline(lines, line);)
        CHECK(std::string("=+-@").find(line.front()) == std::string::npos);
}

TEST_CASE("Twenty thousand employees take little memory") {
    MapScene scene;
    scene.site.post("/_sim/employees/generate",
                    {{"count", 20000}, {"first", 1}, {"code_format", "%06d"}, {"default_shift", "Day"}});
    scene.device.generate(
        {{"people", 2000}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 2}, {"code_width", 6}});
    const auto outcome = scene.run({"map-check"}, std::chrono::seconds(110));
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("20000 employees and 2000 codes compared: nothing stands in the way of a go-live"));
    if (!is_sanitized()) CHECK(outcome.max_rss_kib < 40 * 1024);
}
