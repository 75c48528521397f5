// reconcile as HR reads it: by person, with sums, a table, and what other devices brought.
#include "harness/push_scene.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace e2e;

namespace {

struct TwoGates : PushScene {
    Device gate;

    TwoGates() {
        gate.knobs({{"password", device_password}});
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
        site.employ("0001", {{"employee_name", "Amina Yusuf"}});
        site.employ("0002", {{"employee_name", "Omar Said"}});
    }
    Outcome reconcile(std::vector<std::string> more) {
        more.insert(more.begin(), {"reconcile", "--since", days_ago(6)});
        return run(more);
    }
};

std::size_t times_in(const std::string& text, const std::string& words) {
    std::size_t times = 0;
    for (auto place = text.find(words); place != std::string::npos; place = text.find(words, place + 1))
        ++times;
    return times;
}

} // namespace

TEST_CASE("What disagrees is grouped by person, with sums, and the reason is said once") {
    TwoGates scene;
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.site.change_employee("HR-EMP-0002", {{"status", "Inactive"}});
    for (const int day : {4, 3})
        for (const char* time : {"08:00:00", "17:00:00"}) scene.punch("0002", at(day, time));
    scene.punch("0777", at(3, "09:00:00"));
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    scene.punch("0002", at(3, "12:00:00"));

    const auto outcome = scene.reconcile({"--device", "lobby"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.says("Omar Said (HR-EMP-0002, employee code 0002): 5\n"));
    CHECK(outcome.says("  4 on the device and not on the site: waiting, Employee Inactive"));
    CHECK(times_in(outcome.out, "Employee Inactive") == 1);
    CHECK(outcome.says("    " + at(4, "08:00:00") + ", 17:00:00\n"));
    CHECK(outcome.says("  1 on the device and not on the site: pending"));
    CHECK(outcome.says("employee code 0777: 1\n"));
    CHECK(outcome.says("what to do: write 0777 into attendance_device_id"));
}

TEST_CASE("reconcile --csv is a table for programs, a row a difference") {
    TwoGates scene;
    scene.punch("0001", at(3, "08:00:00"));
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.site.erase("/_sim/checkins?employee=HR-EMP-0001");
    scene.punch("0777", at(3, "09:00:00"));
    const auto outcome = scene.reconcile({"--all", "--csv"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 1);
    std::istringstream rows(outcome.out);
    std::string heading, first, second, more;
    std::getline(rows, heading);
    std::getline(rows, first);
    std::getline(rows, second);
    CHECK(heading.find("\xef\xbb\xbf"
                       "device,employee_code,employee,employee_name,time,finding") == 0);
    CHECK(first.find("lobby,0777,,,") == 0);
    CHECK(second.find("lobby,0001,HR-EMP-0001,Amina Yusuf," + at(3, "08:00:00") +
                      ",gone-from-site,yes,sent") == 0);
    CHECK_FALSE(std::getline(rows, more));
}

TEST_CASE("An error that all devices have is said once") {
    TwoGates scene;
    const auto missing = scene.run({"reconcile", "--all"});
    INFO(missing.err);
    CHECK(missing.exit_code == 64);
    CHECK(times_in(missing.err, "--since is missing") == 1);

    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.punch("0001", at(3, "08:00:00"));
    scene.gate.punch({{"emp_code", "0001"}, {"punch_time", at(3, "09:00:00")}, {"terminal_sn", "T2"}});
    scene.site.faults({{"match", {{"path", "get_list"}}}, {"times", 0}, {"do", "session_stopped"}});
    const auto outcome = scene.reconcile({"--all"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 69);
    CHECK(times_in(outcome.err, "hint:") <= 1);
    CHECK(outcome.says("zksync: lobby, gate: "));
    CHECK(times_in(outcome.err, "zksync: ") == 1);
}

TEST_CASE("What other devices of the configuration brought did not come by other ways") {
    TwoGates scene;
    scene.punch("0001", at(3, "08:00:00"));
    // The terminals of both have one name.
    for (const char* time : {"09:00:00", "10:00:00"})
        scene.gate.punch({{"emp_code", "0002"}, {"punch_time", at(3, time)}});
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.site.post("/_sim/checkins",
                    Json::array({{{"employee", "HR-EMP-0001"}, {"time", at(3, "13:00:00")}}}));
    const auto text = scene.reconcile({"--device", "lobby"});
    INFO(text.out << text.err);
    CHECK(text.exit_code == 0);
    CHECK(text.says("; 2 check-ins came from the other devices; 1 check-in came by other ways"));
    const Json lobby =
        scene.report(scene.run_json({"reconcile", "--device", "lobby", "--since", days_ago(6)}));
    CHECK(lobby.at("checkins_of_other_devices") == 2);
    CHECK(lobby.at("checkins_elsewhere") == 1);
    CHECK(lobby.at("only_on_site") == 0);
}

TEST_CASE("A host in UTC, device and site in Dubai: the range ends with the newest punch") {
    PushScene scene;
    scene.employ(1);
    scene.environment["TZ"] = "UTC";
    scene.punch("0001", minutes_ago(-200));
    REQUIRE(scene.pass().exit_code == 0);
    REQUIRE(scene.site.checkins().size() == 1);
    const Json known = scene.report(scene.run_json({"reconcile", "--since", days_ago(2)}));
    CHECK(known.at("punches") == 1);
    CHECK(known.at("agreed") == 1);
    // One that was never read, the newest of all.
    const std::string newest = minutes_ago(-210);
    scene.punch("0001", newest);
    const Json fresh = scene.report(scene.run_json({"reconcile", "--since", days_ago(2)}));
    CHECK(fresh.at("punches") == 2);
    CHECK(fresh.at("undelivered") == 1);
    CHECK(fresh.at("until") == newest);
}
