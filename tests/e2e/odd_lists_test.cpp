// Lists that promise too much, counts that are wrong, windows without their ends: rows are what came.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct ListScene : PushScene {
    ListScene() {
        live_by_the_sites_clock();
        employ(9);
    }

    PassResult good_pass() {
        const PassResult result = pass();
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result;
    }
    void history(int days = 3) {
        device.generate({{"people", 6}, {"days", days}, {"from", days_ago(days + 1)}, {"per_day", 4}});
    }
    void check_all_delivered() {
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
    std::size_t requests_of_a_pass() {
        device.forget_requests();
        const PassResult result = good_pass();
        CHECK(result.err.empty());
        CHECK(result.pull.at("new") == 0);
        return device.requests().size();
    }
};

} // namespace

TEST_CASE("A next that is never null ends with the rows, and costs nothing once it is known") {
    const char* next = GENERATE("looping", "on_empty_page", "promising");
    const int cap = GENERATE(0, 7, 24);
    INFO(next << " " << cap);
    ListScene scene;
    scene.device.knobs({{"next", next}, {"page_size_cap", cap}});
    scene.history();
    CHECK(scene.good_pass().err.empty());
    scene.check_all_delivered();
    CHECK(scene.requests_of_a_pass() == 2);
    scene.punch("0009", at(3, "12:34:56"));
    scene.punch("0009", at(0, "00:00:01"));
    CHECK(scene.good_pass().pull.at("late") >= 1);
    scene.check_all_delivered();
}

TEST_CASE("A count that is always off is said once, and a pass without news is two requests again") {
    const int delta = GENERATE(3, -3);
    const char* next = GENERATE("absolute", "looping", "promising");
    const int cap = GENERATE(0, 7);
    INFO(delta << " " << next << " " << cap);
    ListScene scene;
    scene.device.knobs({{"count_delta", delta}, {"page_size_cap", cap}, {"next", next}});
    scene.history();
    const PassResult first = scene.good_pass();
    INFO(first.err);
    CHECK(first.err.find("lists") != std::string::npos);
    scene.check_all_delivered();
    scene.good_pass();
    if (std::string_view(next) == "absolute") CHECK(scene.requests_of_a_pass() == 2);
    CHECK(scene.requests_of_a_pass() <= 3);
    // What comes is found as ever: new, and late.
    scene.punch("0009", at(0, "00:00:01"));
    scene.good_pass();
    scene.punch("0009", at(3, "12:34:56"));
    const PassResult late = scene.good_pass();
    CHECK(late.pull.at("late") == 1);
    CHECK(late.err.empty());
    scene.check_all_delivered();
    scene.good_pass();
    if (std::string_view(next) == "absolute") CHECK(scene.requests_of_a_pass() == 2);
}

TEST_CASE("A count that is off stays settled as the days go by") {
    const int delta = GENERATE(3, -3);
    INFO(delta);
    ListScene scene;
    scene.device.knobs({{"count_delta", delta}});
    scene.history();
    scene.good_pass();
    for (int day = 1; day <= 3; ++day) {
        Meddling later;
        later.wall = std::chrono::hours(24 * day);
        meddle(scene, later);
        scene.device.knobs({{"date_skew", 86'400 * day}});
        scene.good_pass();
        CHECK(scene.requests_of_a_pass() == 2);
    }
    scene.check_all_delivered();
}

TEST_CASE("A count that is another one each time costs the look-back once a day") {
    const int cap = GENERATE(0, 7);
    INFO(cap);
    ListScene scene;
    scene.device.knobs({{"count_changes", true}, {"page_size_cap", cap}});
    scene.history();
    const PassResult first = scene.good_pass();
    INFO(first.err);
    CHECK(first.err.find("otherwise each time") != std::string::npos);
    scene.check_all_delivered();
    CHECK(scene.requests_of_a_pass() <= 3);
    scene.punch("0009", at(0, "00:00:01"));
    scene.good_pass();
    scene.check_all_delivered();

    scene.punch("0009", at(3, "12:34:56"));
    Meddling tomorrow;
    tomorrow.wall = std::chrono::hours(24);
    meddle(scene, tomorrow);
    scene.device.knobs({{"date_skew", 86'400}});
    const PassResult round = scene.good_pass();
    CHECK(round.pull.at("late") == 1);
    scene.check_all_delivered();
    CHECK(scene.requests_of_a_pass() <= 3);
    // Once it counts truly, it is believed again.
    scene.device.knobs({{"count_changes", false}, {"date_skew", 2 * 86'400}});
    tomorrow.wall = std::chrono::hours(48);
    meddle(scene, tomorrow);
    scene.good_pass();
    scene.punch("0009", at(3, "12:34:57"));
    CHECK(scene.good_pass().pull.at("late") == 1);
    scene.check_all_delivered();
}

TEST_CASE("A server that leaves out the ends of a window loses no punch") {
    const bool start = GENERATE(true, false);
    const bool end = GENERATE(true, false);
    const bool fractions = GENERATE(true, false);
    INFO(start << " " << end << " " << fractions);
    ListScene scene;
    scene.device.knobs({{"start_inclusive", start}, {"end_inclusive", end}, {"page_size_cap", 5}});
    scene.config.set("device.lobby", "since", at(5, "00:00:00"));
    // At the go-live, a second before it, at midnights, and where cells are cut.
    scene.punch("0008", at(6, "23:59:59"));
    scene.punch("0001", at(5, "00:00:00"));
    for (int day = 5; day >= 2; --day) {
        scene.punch("0002", at(day, "00:00:00"));
        scene.punch("0003", at(day, fractions ? "12:00:00.5" : "12:00:00"));
        scene.punch("0004", at(day, "23:59:59"));
        scene.punch("0005", at(day, "08:00:00"));
    }
    const PassResult first = scene.good_pass();
    CHECK(first.err.empty());
    CHECK(scene.stored().size() == 1 + 4 * 4);
    scene.good_pass();
    CHECK(scene.requests_of_a_pass() == 2);
    // Late ones, at the worst of times.
    for (const std::string& time :
         {at(5, "00:00:00"), at(4, "00:00:00"), at(3, "12:00:00"), at(2, "23:59:59")})
        scene.punch("0006", time);
    scene.good_pass();
    scene.good_pass();
    CHECK(scene.stored().size() == 1 + 4 * 4 + 4);
    CHECK(scene.requests_of_a_pass() == 2);
    for (const std::string& row : scene.stored()) CHECK(row.find("HR-EMP-0008") == std::string::npos);
}

TEST_CASE("A page that is missing while a page's worth of rows is missing is no end of a list") {
    ListScene scene;
    scene.device.knobs({{"page_size_cap", 10}});
    scene.history(2);
    scene.device.faults({{"match", {{"path", Device::transactions}, {"query", {{"page", "2"}}}}},
                         {"times", "for ever"},
                         {"do", "repeat_page"}});
    CHECK(scene.pass().exit_code == 65);
    scene.device.erase("/_sim/faults");
    scene.good_pass();
    scene.check_all_delivered();
}

TEST_CASE("The employees of a device whose next is never null are read for map-check") {
    const char* next = GENERATE("looping", "on_empty_page", "promising");
    INFO(next);
    ListScene scene;
    scene.device.knobs({{"next", next}, {"page_size_cap", 4}});
    scene.history(1);
    const Json document = scene.run_json({"map-check"});
    CHECK(document.at("summary").at("codes") == 6);
    CHECK(document.at("exit_code").get<int>() <= 1);
}
