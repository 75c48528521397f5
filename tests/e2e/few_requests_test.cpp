// How little is asked of a device: by what it counts, not by days; and nothing when nothing is new.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

using namespace e2e;

namespace {

struct FewScene : PushScene {
    Json good_pull() {
        const PassResult result = pass_of("pull", "lobby");
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result.pull;
    }
    std::size_t requests_of_a_pull() {
        device.forget_requests();
        CHECK(good_pull().at("new") == 0);
        return device.requests().size();
    }
    /// As many punches within five minutes, from a time on; their ids are 1 and on.
    void punch_at_once(int punches, int days, const std::string& hour) {
        Json rows = Json::array();
        for (int number = 0; number < punches; ++number) {
            const std::string clock = hour + ":0" + std::to_string(number / 60 % 5) + ":" +
                                      std::to_string(100 + number % 60).substr(1);
            rows.push_back({{"emp_code", "0001"}, {"punch_time", at(days, clock)}, {"id", number + 1}});
        }
        device.punch(rows);
    }
    void tomorrow() {
        Meddling later;
        later.wall = std::chrono::hours(24);
        meddle(*this, later);
        device.knobs({{"date_skew", 86'400}});
    }
};

constexpr int rows_of_a_page = 50;

struct LongScene : FewScene {
    LongScene() { config.set_raw("device.lobby", "page_size", std::to_string(rows_of_a_page)); }

    /// That every page was asked for once only, beside the small questions for a count.
    void check_no_page_came_twice() {
        std::set<std::tuple<std::string, std::string, std::string>> pages;
        for (const Json& request : device.requests()) {
            const Json& query = request.at("query");
            if (!query.contains("page_size") || query.at("page_size") == "1") continue;
            INFO(request.dump());
            CHECK(pages.emplace(query.value("start_time", ""), query.value("end_time", ""), query.at("page"))
                      .second);
        }
    }
};

} // namespace

TEST_CASE("A pass without news is two requests whatever the server gives to a page") {
    const int cap = GENERATE(10, 0);
    INFO(cap);
    FewScene scene;
    scene.device.knobs({{"page_size_cap", cap}});
    scene.punch_at_once(300, 2, "08");
    CHECK(scene.good_pull().at("new") == 300);
    scene.good_pull();
    CHECK(scene.requests_of_a_pull() == 2);
    // The newest is on the last page; the count tells.
    scene.punch("0002", at(2, "08:04:59"));
    scene.punch("0002", at(2, "08:05:30"));
    CHECK(scene.good_pull().at("new") == 2);
    CHECK(scene.requests_of_a_pull() == 2);
}

TEST_CASE("Of many punches that are known, a pass without news reads ten") {
    FewScene scene;
    scene.punch_at_once(300, 2, "08");
    scene.good_pull();
    CHECK(scene.good_pull().at("read") == 10);
    // One that is new among them costs one more request.
    scene.punch("0002", at(2, "08:04:59"));
    scene.device.forget_requests();
    CHECK(scene.good_pull().at("new") == 1);
    CHECK(scene.device.requests().size() == 3);
}

TEST_CASE("A pass without news is two requests where rows lie in the second in which a list begins") {
    const bool start = GENERATE(true, false);
    FewScene scene;
    scene.device.knobs({{"page_size_cap", 10}, {"start_inclusive", start}});
    for (int second = 55; second < 60; ++second)
        for (const char* code : {"0001", "0002", "0003"})
            scene.punch(code, at(2, "07:59:" + std::to_string(second)));
    scene.punch("0004", at(2, "08:59:58"));
    scene.good_pull();
    scene.good_pull();
    CHECK(scene.requests_of_a_pull() == 2);
}

TEST_CASE(
    "What is corrected, or put in another's place, beyond the page that was looked at is found a day later") {
    FewScene scene;
    scene.device.knobs({{"page_size_cap", 10}});
    scene.punch_at_once(60, 0, "00");
    scene.good_pull();
    scene.good_pull();
    SECTION("corrected") {
        scene.device.post("/_sim/correct", {{"id", 55}, {"emp_code", "0003"}});
        CHECK(scene.requests_of_a_pull() == 2);
        scene.tomorrow();
        CHECK(scene.good_pull().at("corrected") == 1);
    }
    SECTION("put in another's place") {
        scene.device.erase("/_sim/punches", {{"ids", {55}}});
        scene.punch("0003", at(0, "00:00:54"));
        CHECK(scene.requests_of_a_pull() == 2);
        scene.tomorrow();
        const Json report = scene.good_pull();
        CHECK(report.at("new") == 1);
        CHECK(report.at("gone") == 1);
    }
}

TEST_CASE("A first pull costs a tenth more requests than its rows fill pages, and reads no page twice") {
    const auto [days, people] = GENERATE(std::pair{50, 50}, std::pair{10, 250}, std::pair{3, 840});
    INFO(days << " days of " << people << " people");
    LongScene scene;
    scene.config.set("device.lobby", "since", days_ago(days > 20 ? 60 : 20));
    scene.device.generate({{"people", people}, {"days", days}, {"from", days_ago(days + 1)}, {"per_day", 2}});
    const int rows = days * people * 2;
    CHECK(scene.good_pull().at("new") == rows);
    CHECK(scene.device.count_requests("GET", Device::transactions) * 10 <=
          static_cast<std::size_t>(rows * 11 / rows_of_a_page));
    scene.check_no_page_came_twice();
}

TEST_CASE("A late upload during a first pull costs a part of it") {
    const int cap = GENERATE(0, 10);
    INFO(cap);
    LongScene scene;
    scene.device.knobs({{"page_size_cap", cap}});
    scene.device.generate({{"people", 150}, {"days", 18}, {"from", days_ago(19)}, {"per_day", 2}});
    scene.device.faults(
        {{"match", {{"path", Device::transactions}, {"query", {{"page", "30"}}}}},
         {"do", "insert_rows"},
         {"rows", Json::array({{{"emp_code", "0777"}, {"punch_time", at(18, "12:34:56")}}})}});
    CHECK(scene.good_pull().at("new") == 150 * 18 * 2 + 1);
    CHECK(scene.device.get("/_sim/faults").empty());
    const int pages = 150 * 18 * 2 / (cap == 0 ? rows_of_a_page : cap);
    CHECK(scene.device.count_requests("GET", Device::transactions) <
          static_cast<std::size_t>(pages * 11 / 10 + 64));
    CHECK(scene.good_pull().at("new") == 0);
}

TEST_CASE("A pull after a long silence is read by what is counted too") {
    LongScene scene;
    scene.punch("0001", at(19, "08:00:00"));
    scene.good_pull();
    scene.device.generate({{"people", 150}, {"days", 17}, {"from", days_ago(18)}, {"per_day", 2}});
    scene.device.forget_requests();
    CHECK(scene.good_pull().at("new") == 150 * 17 * 2);
    CHECK(scene.device.requests().size() <= 150U * 17 * 2 / rows_of_a_page * 11 / 10 + 1);
}
