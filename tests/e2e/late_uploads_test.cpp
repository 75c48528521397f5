// Punches that a terminal uploads long after they were made.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

constexpr std::chrono::hours one_day{24};

/// Six months of a device with two terminals, and a pass every day.
struct LateScene : PushScene {
    LateScene() {
        employ(12);
        config.set("device.lobby", "since", days_ago(180));
        device.generate({{"people", 3}, {"days", 178}, {"from", days_ago(179)}, {"per_day", 2}});
        good_pass();
        good_pass();
        device.forget_requests();
    }
    PassResult good_pass() {
        const PassResult result = pass();
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result;
    }
    /// Both clocks go on.
    void later(std::chrono::hours time) {
        Meddling meddling;
        meddling.wall = time;
        meddling.boot = time;
        meddle(*this, meddling);
        device.knobs({{"date_skew", std::chrono::seconds(time).count()}});
    }
    bool has(const std::string& code, const std::string& time) {
        const Lines rows = stored();
        return std::count(rows.begin(), rows.end(), line("HR-EMP-" + code, time, "IN", "Gate 1")) == 1;
    }
};

} // namespace

TEST_CASE("A punch that comes three weeks late arrives with the next pass, for a few small requests") {
    LateScene scene;
    scene.punch("0011", at(21, "12:34:56"));
    const Outcome outcome = scene.run({"-v", "run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.device.requests().size() <= 15);
    CHECK(outcome.says("the difference took"));
    CHECK(scene.has("0011", at(21, "12:34:56")));
    scene.device.forget_requests();
    CHECK(scene.good_pass().pull.at("new") == 0);
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("A punch that comes three months late arrives with the daily round") {
    LateScene scene;
    scene.punch("0011", at(90, "12:34:56"));
    CHECK(scene.good_pass().pull.at("late") == 0);
    scene.later(one_day);
    scene.device.forget_requests();
    CHECK(scene.good_pass().pull.at("late") == 1);
    CHECK(scene.device.requests().size() <= 30);
    CHECK(scene.has("0011", at(90, "12:34:56")));
}

TEST_CASE("A hundred and fifty punches with one upload time are all read") {
    LateScene scene;
    Json rows = Json::array();
    for (int number = 0; number < 150; ++number) {
        const std::string clock =
            std::to_string(10 + number / 60) + ":" + std::to_string(100 + number % 60).substr(1) + ":30";
        rows.push_back({{"emp_code", "0012"},
                        {"punch_time", at(2 + number % 5, clock)},
                        {"upload_time", at(1, "23:00:00")}});
    }
    scene.device.punch(rows);
    const PassResult result = scene.good_pass();
    CHECK(result.pull.at("late") == 150);
    CHECK(result.push.at("sent") == 150);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE(
    "A purge and a late punch that cancel each other in the count are found once their day is read again") {
    LateScene scene;
    scene.device.punch({{"emp_code", "0011"}, {"punch_time", at(0, "00:00:01")}, {"id", 900'000}});
    scene.good_pass();
    // Of the same day: yesterday by tomorrow.
    scene.device.erase("/_sim/punches", {{"ids", {900'000}}});
    scene.punch("0012", at(0, "00:00:00"));
    scene.good_pass();
    scene.later(one_day);
    scene.good_pass();
    CHECK(scene.has("0012", at(0, "00:00:00")));
    CHECK(scene.has("0011", at(0, "00:00:01")));
}

TEST_CASE("The same within the look-back is found when the days leave it") {
    LateScene scene;
    scene.device.erase("/_sim/punches", {{"from", at(10, "00:00:00")}, {"to", at(10, "23:59:59")}});
    Json rows = Json::array();
    for (int number = 0; number < 6; ++number) {
        rows.push_back({{"emp_code", "0012"}, {"punch_time", at(8, "12:00:" + std::to_string(10 + number))}});
    }
    scene.device.punch(rows);
    scene.good_pass();
    for (int days = 25; days <= 100; days += 25) {
        scene.later(days * one_day);
        scene.good_pass();
    }
    CHECK(scene.has("0012", at(8, "12:00:10")));
    CHECK(scene.stored().size() == 3 * 178 * 2 + 6);
}

TEST_CASE("A punch that comes late on a server that gives no count arrives with the daily round") {
    PushScene scene;
    scene.employ(3);
    scene.device.knobs({{"give_count", false}});
    scene.punch("0001", at(10, "08:00:00"));
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0002", at(9, "08:00:00"));
    Meddling tomorrow;
    tomorrow.wall = one_day;
    meddle(scene, tomorrow);
    scene.device.knobs({{"date_skew", 86'400}});
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.stored() == scene.due());
}
