// --dry-run --csv and --json: what would happen to each punch, for a spreadsheet.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

using namespace e2e;

namespace {

const std::string headings = "\xef\xbb\xbf"
                             "device,code,time,state,reason,employee,site_time,log_type,device_id";

/// The rows of a table, sorted, without the headings that have to come first.
Lines rows_of(const std::string& table) {
    Lines rows;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) rows.push_back(line);
    REQUIRE_FALSE(rows.empty());
    REQUIRE(rows.front() == headings);
    rows.erase(rows.begin());
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// One of each kind, on a device that is an hour behind its site.
struct TableScene : PushScene {
    TableScene() {
        employ(1);
        config.set("site", "time_zone", "Asia/Dubai");
        config.set("device.lobby", "time_zone", "Asia/Riyadh");
        punch("0001", at(2, "08:00:00"));
        punch("0042", at(2, "12:00:00"));
        punch("0", at(2, "13:00:00"));
        punch("0001", "soon");
        punch("0001", at(3, "09:00:00"));
        site.post(
            "/_sim/checkins",
            Json::array({{{"employee", "HR-EMP-0001"}, {"time", at(3, "10:00:00")}, {"name", "BY-HAND"}}}));
    }
    /// A row of a punch that nobody was asked for.
    static std::string row(const std::string& code, const std::string& time, const std::string& fate) {
        return "lobby," + code + "," + time + "," + fate + ",,,,";
    }
    static Lines sorted(Lines rows) {
        std::sort(rows.begin(), rows.end());
        return rows;
    }
};

} // namespace

TEST_CASE("A dry run is a table, a row a punch, with --csv") {
    TableScene scene;
    const auto outcome = scene.run({"run", "--dry-run", "--csv"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(rows_of(outcome.out) ==
          TableScene::sorted({"lobby,0001," + at(2, "08:00:00") + ",pending,,HR-EMP-0001," +
                                  at(2, "09:00:00") + ",IN,Gate 1",
                              scene.row("0001", at(3, "09:00:00"), "duplicate,"),
                              scene.row("0042", at(2, "12:00:00"), "waiting,no-employee"),
                              scene.row("0", at(2, "13:00:00"), "ignored,no-code"),
                              scene.row("0001", "soon", "quarantined,unusable-time")}));
    CHECK(scene.site.writes() == 0);
}

TEST_CASE("A pull's table has what it would store, and a push's what the journal holds") {
    TableScene scene;
    const Lines stored = TableScene::sorted({scene.row("0001", at(2, "08:00:00"), "pending,"),
                                             scene.row("0001", at(3, "09:00:00"), "pending,"),
                                             scene.row("0042", at(2, "12:00:00"), "pending,"),
                                             scene.row("0", at(2, "13:00:00"), "ignored,no-code"),
                                             scene.row("0001", "soon", "quarantined,unusable-time")});
    CHECK(rows_of(scene.run({"pull", "--dry-run", "--csv"}).out) == stored);
    // A range has no rows of other days, but those that are of no day.
    CHECK(rows_of(scene.run({"pull", "--since", days_ago(3), "--until", days_ago(3), "--dry-run", "--csv"})
                      .out) == TableScene::sorted({scene.row("0001", at(3, "09:00:00"), "pending,"),
                                                   scene.row("0001", "soon", "quarantined,unusable-time")}));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    CHECK(rows_of(scene.run({"push", "--dry-run", "--csv"}).out).size() == 5);
}

TEST_CASE("Punches that a site which is away cannot be asked for are listed as pending") {
    TableScene scene;
    scene.site.stop();
    const auto outcome = scene.run({"run", "--dry-run", "--csv"});
    CHECK(outcome.exit_code == 69);
    CHECK(rows_of(outcome.out).size() == 5);
    CHECK(outcome.out.find("lobby,0042," + at(2, "12:00:00") + ",pending,") != std::string::npos);
}

TEST_CASE("The document of a dry run lists the same punches") {
    TableScene scene;
    const Json punches = scene.report(scene.run_json({"run", "--dry-run"})).at("punches");
    REQUIRE(punches.size() == 5);
    std::map<std::string, Json> by_time;
    for (const Json& punch : punches) by_time[punch.at("time")] = punch;
    const Json& goes = by_time.at(at(2, "08:00:00"));
    CHECK(goes.at("state") == "pending");
    CHECK(goes.at("would_be") == "sent");
    CHECK(goes.at("employee") == "HR-EMP-0001");
    CHECK(goes.at("site_time") == at(2, "09:00:00"));
    CHECK(goes.at("log_type") == "IN");
    CHECK(goes.at("device_id") == "Gate 1");
    CHECK(goes.at("reason").is_null());
    CHECK(by_time.at(at(2, "12:00:00")).at("state") == "waiting");
    CHECK(by_time.at(at(2, "12:00:00")).at("reason") == "no-employee");
    CHECK(by_time.at(at(3, "09:00:00")).at("state") == "duplicate");
    CHECK(by_time.at("soon").at("site_time").is_null());
    CHECK(scene.report(scene.run_json({"pull", "--dry-run"})).at("punches").size() == 5);
}

TEST_CASE("Several devices are one table") {
    TableScene scene;
    scene.config.set("device.gate", "url", scene.device.url());
    for (const char* key : {"username", "password_file"})
        scene.config.set("device.gate", key, key == std::string("username") ? "admin2" : "nowhere");
    scene.config.set("device.gate", "since", days_ago(5));
    const auto outcome = scene.run({"run", "--all", "--dry-run", "--csv"});
    CHECK(rows_of(outcome.out).size() == 5);
    CHECK(outcome.out.find(headings) == outcome.out.rfind(headings));
}

TEST_CASE("A table of a real pass is refused, with what to type") {
    TableScene scene;
    const auto command = GENERATE(as<std::string>{}, "run", "pull", "push");
    const auto outcome = scene.run({command, "--csv"});
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("hint: zksync " + command + " --dry-run --csv"));
    CHECK(scene.run({command, "--dry-run", "--csv", "--json"}).exit_code == 64);
}
