// `zksync report`: one page in place of all the other answers.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace e2e;

namespace {

/// A journal with a punch in nearly every state.
struct ReportScene : PushScene {
    ReportScene() {
        live_by_the_sites_clock();
        employ(2);
        site.employ("0003", {{"employee_name", "Sara Haddad"}, {"status", "Inactive"}});
        site.post("/_sim/checkins", {{"employee", "HR-EMP-0001"}, {"time", at(3, "17:00:00")}});
        punch("0001", at(3, "08:00:00"));
        punch("0001", at(3, "17:00:00"));
        punch("0002", at(2, "08:00:00"));
        punch("0003", at(2, "08:05:00"));
        punch("0777", at(9, "08:00:00"));
        punch("0777", at(2, "08:10:00"));
        punch("", at(2, "12:00:00"));
        punch("0002", days_ago(0) + " nonsense", {{"terminal_sn", "CQUJ190000002"}});
    }
    Json report_of(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"report"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_json(arguments);
    }
    /// The number of punches by state, of the rows of that kind in the table.
    std::map<std::string, int> sums_of_table(const std::vector<std::string>& arguments) {
        std::map<std::string, int> sums;
        std::istringstream lines(run(arguments).out);
        for (std::string row; std::getline(lines, row);) {
            if (!row.starts_with("day,")) continue;
            std::istringstream cells(row);
            std::vector<std::string> all(6); // kind, device, day, state, reason, punches
            for (std::string& cell : all) std::getline(cells, cell, ',');
            sums[all[3]] += std::stoi(all[5]);
        }
        return sums;
    }
};

} // namespace

TEST_CASE("The sums of a report of everything are those of status") {
    ReportScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const Json sums = scene.run_json({"status"}).at("sums");
    const Json report = scene.report_of({"--since", "1970-01-01"});
    INFO(report.dump(2));
    CHECK(report.at("states") == sums);
    CHECK(report.at("states").at("duplicate") == 1);
    CHECK(report.at("states").at("waiting") == 3);
    CHECK(report.at("states").at("quarantined") == 1);
    CHECK(report.at("exit_code") == 0);
    const auto table = scene.sums_of_table({"report", "--csv", "--since", "1970-01-01"});
    CHECK(table == std::map<std::string, int>{
                       {"sent", 2}, {"duplicate", 1}, {"waiting", 3}, {"ignored", 1}, {"quarantined", 1}});
}

TEST_CASE("A range has the sums of its days, to the second; what waits is shown whole") {
    ReportScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const Json day = scene.report_of({"--since", days_ago(2), "--until", days_ago(2)});
    CHECK(day.at("states").at("sent") == 1);
    CHECK(day.at("states").at("waiting") == 2);
    CHECK(day.at("devices").at(0).at("days").at(1).at("day") == days_ago(2));
    const Json morning = scene.report_of({"--since", at(2, "08:01:00"), "--until", at(2, "08:05:00")});
    CHECK(morning.at("states").at("sent") == 0);
    CHECK(morning.at("states").at("waiting") == 1);
    for (const Json& report : {day, morning}) {
        CHECK(report.at("states").at("quarantined") == 1); // its time is none, so it is on no day
        CHECK(report.at("waiting").at(0).at("people").at(0).at("codes").at(0) == "0777");
        CHECK(report.at("waiting").at(0).at("punches") == 2);
        CHECK(report.at("devices").at(0).at("quarantined").size() == 1);
    }
    const Outcome backwards = scene.run({"report", "--since", days_ago(1), "--until", days_ago(3)});
    CHECK(backwards.exit_code == 64);
    CHECK(backwards.says("lies before --since"));
}

TEST_CASE("What waits comes first, with what to type where, and who it is by the site") {
    ReportScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const Outcome outcome = scene.run({"report"});
    INFO(outcome.out);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says(
        "Nobody has this code: 1 person, 2 punches. Type the ID into Attendance Device ID of the "
        "Employee whose code it is."));
    CHECK(outcome.out.find("FOR HR") < outcome.out.find("FOR THE ADMINISTRATOR"));
    CHECK(outcome.out.find("FOR THE ADMINISTRATOR") < outcome.out.find("PUNCHES BY DAY"));
    CHECK(outcome.out.find("Sara Haddad") != std::string::npos);

    SECTION("but not where the site is not to be asked") {
        scene.site.forget_requests();
        CHECK(scene.run({"report", "--offline"}).out.find("Sara Haddad") == std::string::npos);
        CHECK(scene.site.requests().empty());
        CHECK(scene.report_of({"--offline"}).at("asked_for_names") == false);
    }
    SECTION("nor where both ends are away, which is no failure") {
        scene.device.stop();
        scene.site.stop();
        const Outcome alone = scene.run({"report"});
        INFO(alone.out);
        CHECK(alone.exit_code == 0);
        CHECK(alone.err.empty());
        CHECK(alone.says("The site could not be asked for names: "));
        CHECK(alone.out.find("0777") != std::string::npos);
        CHECK_FALSE(scene.report_of().at("not_asked").is_null());
    }
}

TEST_CASE("A device that was never read, and one whose journal is damaged, are told") {
    ReportScene scene;
    CHECK(scene.run({"report", "--offline"}).says("lobby: no pass has run yet"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    write_file(scene.state_dir() / "lobby.db", "no journal");
    const Outcome outcome = scene.run({"report", "--offline"});
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says("lobby: the journal cannot be read"));
    CHECK(scene.report_of({"--offline"}).at("exit_code") == 74);
}

TEST_CASE("A punch that comes after newer ones is late, and counts on its own day") {
    ReportScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.punch("0001", at(5, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto late = [&](int since) {
        return scene.report_of({"--offline", "--since", days_ago(since)}).at("devices").at(0).at("late");
    };
    CHECK(late(6) == 1);
    CHECK(late(4) == 0);
}

TEST_CASE("A report has one form at a time") {
    Desk desk;
    const std::string page = (desk.dir / "page.html").string();
    for (const char* other : {"--csv", "--json"}) {
        const Outcome outcome = desk.run({"report", "--html", page, other});
        CHECK(outcome.exit_code == 64);
        CHECK(outcome.says("only one of them can be had"));
    }
    CHECK(desk.run({"report", "--csv", "--json"}).exit_code == 64);
    CHECK_FALSE(std::filesystem::exists(page));
}
