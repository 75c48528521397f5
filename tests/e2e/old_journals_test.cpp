// Journals of earlier versions, opened by this one: the same rows in the same states, and nothing is sent
// again. The files, and what both ends held when they were written: tests/fixtures/state/README.md.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace e2e;

namespace {

std::filesystem::path state_fixture(const std::string& name) {
    return std::filesystem::path(E2E_SOURCE_DIR) / "tests/fixtures/state" / name;
}

Json json_file(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return Json::parse(stream);
}

/// Both ends as the version of then left them, and its journals: of other addresses now, and else untouched.
struct OldJournals : PushScene {
    Device gate;

    explicit OldJournals(const std::string& version) {
        gate.knobs({{"password", device_password}});
        device.punch(json_file(state_fixture("v1/ends/lobby-punches.json")));
        gate.punch(json_file(state_fixture("v1/ends/gate-punches.json")));
        site.post("/_sim/employees", json_file(state_fixture("v1/ends/site-employees.json")));
        site.post("/_sim/checkins", json_file(state_fixture("v1/ends/site-checkins.json")));
        config.set("site", "employee_field", "badge_number").set("site", "time_zone", "Asia/Dubai");
        config.set("device.lobby", "time_zone", "Asia/Dubai").set("device.lobby", "since", "2026-10-15");
        config.set_raw("device.lobby", "ignore", R"(["9001", "9002"])");
        config.set("device.lobby.terminal.CQUJ190000001", "device_id", "Main gate");
        config.set_raw("device.lobby.terminal.CQUJ190000003", "ignore", "true");
        config.set("device.gate", "url", gate.url()).set("device.gate", "username", "admin");
        config.set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", "2026-11-03");
        config.set("device.gate", "time_zone", "Asia/Dubai").set("device.gate", "frequency", "hourly");
        std::filesystem::create_directories(state_dir());
        std::filesystem::permissions(state_dir(), std::filesystem::perms::owner_all);
        lay(version, "lobby", device.url());
        lay(version, "gate", gate.url());
    }

    /// How many rows are in each state, of both devices, as `status` counts them.
    Json states() {
        Json counts = Json::object();
        const Json status = run_json({"status"});
        for (const Json& one : status.at("devices"))
            counts[one.at("device").get<std::string>()] = one.at("states");
        return counts;
    }

private:
    void lay(const std::string& version, const std::string& name, const std::string& url) {
        const auto file = state_dir() / (name + ".db");
        for (const std::string end : {"", "-wal"}) {
            const auto from = state_fixture(version + "/" + name + ".db" + end);
            if (std::filesystem::exists(from)) std::filesystem::copy_file(from, file.string() + end);
        }
        const std::string sql = "UPDATE meta SET value = '" + url + "' WHERE key = 'device_url';" +
                                "UPDATE meta SET value = '" + site.url() + "' WHERE key = 'site_url'";
        Command edit;
        edit.program = "/usr/bin/sqlite3";
        edit.arguments = {file.string(), sql};
        REQUIRE(e2e::run(edit).exit_code == 0);
    }
};

} // namespace

TEST_CASE("A journal of an earlier version goes on where it was, and says what takes its time") {
    const std::string version = GENERATE("v1", "v4", "v9", "v10");
    CAPTURE(version);
    OldJournals scene(version);
    CHECK(scene.states() == Json::parse(R"({
        "lobby": {"pending": 7, "in_doubt": 5, "sent": 47, "duplicate": 4, "waiting": 11, "ignored": 5,
                  "quarantined": 5},
        "gate": {"pending": 1, "in_doubt": 5, "sent": 0, "duplicate": 0, "waiting": 1, "ignored": 0,
                 "quarantined": 0}})"));
    const auto stored = scene.stored();

    scene.write_config();
    auto command = scene.configured({"run", "--all"});
    command.output = Command::Output::terminal;
    const auto first = e2e::run(command);
    INFO(first.out);
    CHECK(first.says("lobby: its journal ("));
    CHECK(first.says(") is of an earlier version: bringing it up to date, once"));
    CHECK(first.says("lobby: the journal is up to date, after "));
    CHECK(scene.passes_until_settled("lobby"));
    CHECK(scene.passes_until_settled("gate"));
    CHECK(!scene.run({"run", "--all", "-v"}).says("up to date"));

    // Of what came late before nothing is known, and the report says so.
    const Json late = scene.run_json({"report", "--offline"});
    for (const Json& one : late.at("devices")) CHECK(one.at("late_since").is_string());
    CHECK(scene.run({"report", "--offline"}).says("Late ones have been counted since 20"));

    const auto now = scene.stored();
    CHECK(std::ranges::includes(now, stored));
    Lines added;
    std::ranges::set_difference(now, stored, std::back_inserter(added));
    INFO(Json(added).dump());
    CHECK(scene.site.doubled() == 0);
    // One punch was ahead of its time when these journals were written: it goes once that has come.
    const auto ahead = std::erase_if(added, [](const std::string& line) {
        return line == "HR-EMP-0001 2027-01-05 08:00:00 IN Main gate";
    });
    if (days_ago(-2) < "2027-01-05") CHECK(ahead == 0);
    if (days_ago(2) > "2027-01-05") CHECK(ahead == 1);
    CHECK(added.size() == 8);
    const Json after = scene.states();
    INFO(after.dump());
    for (const Json& one : after) CHECK(one.at("pending").get<int>() + one.at("in_doubt").get<int>() == 0);
    CHECK(scene.rows_in("any", "lobby") == 84);
    CHECK(scene.rows_in("any", "gate") == 7);
}
