// why, asked with a code, an employee or a name.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct PeopleScene : PushScene {
    PeopleScene() {
        site.employ("0042", {{"employee_name", "Amina Yusuf"}});
        site.employ("0057", {{"employee_name", "Amina Yusuf"}});
        site.employ("0007", {{"employee_name", "Zo\u00eb M\u00fcller"}});
        site.post(
            "/_sim/employees",
            Json::array({{{"name", "HR-EMP-X"}, {"employee_name", "Omar Said"}, {"status", "Active"}}}));
        punch("0042", at(2, "08:00:00"));
        punch("0042", at(2, "17:00:00"), {{"punch_state", 1}});
        punch("0057", at(2, "09:00:00"));
        for (const char* time : {"08:00:00", "12:00:00", "13:00:00", "17:00:00"}) punch("0007", at(2, time));
        REQUIRE(run({"run"}).exit_code == 0);
    }
    Outcome why(const std::string& whom) {
        Outcome outcome = run({"why", whom, days_ago(2)});
        INFO(outcome.out << outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome;
    }
};

} // namespace

TEST_CASE("why says the name, what a state means, and what became of it") {
    PeopleScene scene;
    const auto why = scene.why("0042");
    INFO(why.out);
    CHECK(why.says("2 punches of Amina Yusuf (HR-EMP-0042, employee code 0042) on " + days_ago(2)));
    CHECK(why.says("state 0 (check in), here IN"));
    CHECK(why.says("state 1 (check out), here OUT"));
    CHECK_FALSE(why.says("0057"));
    const Json punch = scene.run_json({"why", "0042", days_ago(2)}).at("punches").at(0);
    CHECK(punch.at("employee") == "HR-EMP-0042");
    CHECK(punch.at("employee_name") == "Amina Yusuf");
    CHECK(punch.at("punch_state_means") == "check in");
    CHECK(punch.at("log_type") == "IN");
}

TEST_CASE("why takes an employee, and a whole name, case aside: all who bear it") {
    PeopleScene scene;
    const auto employee = scene.why("hr-emp-0042");
    INFO(employee.out);
    CHECK(employee.says("2 punches of Amina Yusuf (HR-EMP-0042, employee code 0042)"));
    CHECK_FALSE(employee.says("0057"));

    const auto both = scene.why("amina yusuf");
    INFO(both.out);
    CHECK(both.says("2 punches of Amina Yusuf (HR-EMP-0042, employee code 0042)"));
    CHECK(both.says("1 punch of Amina Yusuf (HR-EMP-0057, employee code 0057)"));
    CHECK(scene.why("Zo\u00eb M\u00fcller").says("4 punches of Zo\u00eb M\u00fcller (HR-EMP-0007"));
    CHECK(scene.why("Omar Said").says("Omar Said (HR-EMP-X) has no attendance_device_id"));
    CHECK(scene.why("Amina").says("Nobody on the site has that biometric ID, that number or that name"));
}

TEST_CASE("What was sent as an employee's is found by the employee, whatever the code is now") {
    PeopleScene scene;
    scene.site.change_employee("HR-EMP-0042", {{"attendance_device_id", "4242"}});
    const auto why = scene.why("HR-EMP-0042");
    INFO(why.out);
    CHECK(why.says("2 punches of Amina Yusuf (HR-EMP-0042, employee code 0042)"));
    CHECK(scene.why("4242").says("Amina Yusuf (HR-EMP-0042, employee code 4242): no journal holds a punch"));
}

TEST_CASE("why 7 says that 0007 has four, with a command that tells them") {
    PeopleScene scene;
    const auto why = scene.why("7");
    INFO(why.out);
    CHECK(why.says("No journal holds a punch of the employee code 7"));
    CHECK(why.says("The employee code 0007 has 4 punches on that day: zksync why 0007 " + days_ago(2)));
    const Json document = scene.run_json({"why", "7", days_ago(2)});
    CHECK(document.at("alike").at(0).at("code") == "0007");
    CHECK(document.at("alike").at(0).at("punches") == 4);
    CHECK(scene.run({"reconcile", "--all", "--since", days_ago(2), "--until", days_ago(2)}).exit_code == 0);
}

TEST_CASE("why says what to do about what was not delivered, or does not count") {
    PeopleScene scene;
    scene.punch("0777", at(2, "10:00:00"));
    scene.punch("0042", "2014-01-01 08:00:00");
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto why = scene.why("0777");
    INFO(why.out);
    CHECK(why.says("1 punch of the employee code 0777, which nobody on the site has"));
    CHECK(why.says("what to do: write 0777 into attendance_device_id of the Employee whose code it is"));
    CHECK(scene.why("0042").says("what to do: assign a shift for that day"));
    scene.site.erase("/_sim/checkins?employee=HR-EMP-0057");
    CHECK(scene.why("0057").says("what to do: if that was a mistake, enter it on the site by hand"));
}

TEST_CASE("Who is called so, only the site knows: without it there is no answer, unless it is a known code") {
    PeopleScene scene;
    scene.site.knobs({{"maintenance", true}});
    const auto name = scene.run({"why", "Amina Yusuf", days_ago(2)});
    INFO(name.out << name.err);
    CHECK(name.exit_code == 69);
    CHECK_FALSE(name.says("Nobody on the site"));
    CHECK(scene.why("0042").says("2 punches of HR-EMP-0042 (employee code 0042)"));
}
