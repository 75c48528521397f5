// What was delivered stays as it was: when the rules change, when the journal is lost, when the site is
// another.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace e2e;

namespace {

struct RemappingScene : PushScene {
    RemappingScene() {
        employ(5);
        device.generate({{"people", 5}, {"days", 4}, {"from", days_ago(5)}, {"per_day", 4}});
        good_pass();
        before = stored();
        site.forget_requests();
    }
    PassResult good_pass(const std::vector<std::string>& options = {}) {
        const PassResult result = pass_of(options.empty() ? "run" : "push", "lobby", options);
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result;
    }
    void lose_journal() {
        for (const char* file : {"lobby.db", "lobby.db-wal", "lobby.db-shm"})
            std::filesystem::remove(state_dir() / file);
    }

    Lines before;
};

} // namespace

TEST_CASE("Other directions, states or labels send nothing again") {
    RemappingScene scene;
    SECTION("directions") { scene.config.set("device.lobby", "direction", "in"); }
    SECTION("states") {
        scene.config.set("device.lobby.states", "0", "out").set("device.lobby.states", "1", "in");
    }
    SECTION("labels") { scene.config.set("device.lobby.terminal.CQUJ190000001", "device_id", "Front door"); }
    SECTION("a code that is ignored") { scene.config.set_raw("device.lobby", "ignore", R"(["0003"])"); }
    scene.good_pass();
    CHECK(scene.site.writes() == 0);
    scene.lose_journal();
    scene.good_pass();
    CHECK(scene.site.writes() == 0);
    CHECK(scene.stored() == scene.before);
}

TEST_CASE("Another time zone sends nothing again") {
    RemappingScene scene;
    scene.config.set("device.lobby", "time_zone", "Asia/Dubai").set("site", "time_zone", "Asia/Dubai");
    scene.good_pass();
    CHECK(scene.site.writes() == 0);
    CHECK(scene.stored() == scene.before);
}

TEST_CASE("New punches follow the new rules") {
    RemappingScene scene;
    scene.config.set("device.lobby", "direction", "in");
    scene.punch("0001", at(0, "00:00:01"), {{"punch_state", 1}});
    scene.good_pass();
    const Lines rows = scene.stored();
    CHECK(std::count(rows.begin(), rows.end(), line("HR-EMP-0001", at(0, "00:00:01"), "IN", "Gate 1")) == 1);
    CHECK(rows.size() == scene.before.size() + 1);
}

TEST_CASE("A journal that is lost ends with the same site") {
    RemappingScene scene;
    SECTION("when all was quiet") {}
    SECTION("when half of it was delivered") {
        scene.punch_minutes(30, 1);
        scene.break_insert("html502", 2);
        CHECK(scene.pass().exit_code == 69);
    }
    SECTION("when the site had stored what nobody answered for") {
        scene.punch_minutes(30, 1);
        scene.break_insert("commit_then_reset", 2);
        CHECK(scene.pass().exit_code == 69);
    }
    SECTION("when the site still stores it") {
        scene.punch_minutes(30, 1);
        scene.break_insert({{"kind", "commit_late"}, {"ms", 1500}, {"answer", "504"}}, 2);
        CHECK(scene.pass().exit_code == 69);
    }
    scene.lose_journal();
    CHECK(scene.pass_of("pull", "lobby").exit_code == 0);
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("Another site's URL stops the pass and names both ways on") {
    RemappingScene scene;
    Site other;
    other.post("/_sim/users", Json::array({{{"api_key", "key"},
                                            {"api_secret", site_secret},
                                            {"user", "sync@example.com"},
                                            {"roles", {"HR User"}}}}));
    for (int person = 1; person <= 5; ++person) other.employ("000" + std::to_string(person));
    scene.config.set("site", "url", other.url());
    const PassResult stopped = scene.pass();
    CHECK(stopped.exit_code == 78);
    CHECK(stopped.hint.find("--to-new-site") != std::string::npos);
    CHECK(stopped.hint.find("--same-site") != std::string::npos);
    CHECK(other.writes() == 0);

    SECTION("--to-new-site: it gets everything, once") {
        const PassResult moved = scene.good_pass({"--to-new-site"});
        CHECK(moved.push.at("sent") == scene.before.size());
        CHECK(scene.good_pass().push.at("sent") == 0);
        CHECK(other.checkins().size() == scene.before.size());
        CHECK(other.doubled() == 0);
    }
    SECTION("--to-new-site, where some of it is already there") {
        Json row = scene.site.checkins().at(0);
        row["name"] = "EMP-CKIN-OF-OLD";
        other.post("/_sim/checkins", Json::array({row}));
        const PassResult moved = scene.good_pass({"--to-new-site"});
        CHECK(moved.push.at("duplicate") == 1);
        CHECK(other.checkins().size() == scene.before.size());
        CHECK(other.doubled() == 0);
    }
    SECTION("--same-site: nothing is sent again") {
        scene.good_pass({"--same-site"});
        CHECK(scene.good_pass().push.at("sent") == 0);
        CHECK(other.writes() == 0);
    }
}
