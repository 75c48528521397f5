// Reading: how nothing is missed, and how little is asked for it.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct FindScene : PushScene {
    FindScene() { employ(9); }

    Json pull() {
        const PassResult result = pass_of("pull", "lobby");
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result.pull;
    }
    PassResult good_pass() {
        const PassResult result = pass();
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result;
    }
    /// As many days of four punches by each of six people, up to the day before yesterday.
    void history(int days) {
        device.generate({{"people", 6}, {"days", days}, {"from", days_ago(days + 1)}, {"per_day", 4}});
    }
    /// Everything that the device has is on the site, once.
    void check_all_delivered() {
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
};

const Json nothing_listed{{"count", 0}, {"next", nullptr}, {"previous", nullptr},
                          {"msg", ""},  {"code", 0},       {"data", Json::array()}};
const Json second_page{{"path", Device::transactions}, {"query", {{"page", "2"}}}};

} // namespace

TEST_CASE("A pass without news asks the device twice and the site nothing") {
    FindScene scene;
    scene.config.set("device.lobby", "since", days_ago(45));
    scene.history(40);
    scene.good_pass();
    scene.good_pass();
    scene.device.forget_requests();
    scene.site.forget_requests();
    const PassResult result = scene.good_pass();
    CHECK(scene.device.requests().size() == 2);
    CHECK(scene.site.requests().empty());
    CHECK(result.err.empty());
}

TEST_CASE("A punch that is corrected before it is delivered takes the new code") {
    FindScene scene;
    scene.punch("0777", at(0, "00:10:00"), {{"id", 5}});
    scene.pull();
    scene.device.post("/_sim/correct", {{"id", 5}, {"emp_code", "0003"}});
    scene.good_pass();
    CHECK(scene.stored() == Lines{line("HR-EMP-0003", at(0, "00:10:00"), "IN", "Gate 1")});
}

TEST_CASE("A punch that is corrected after it was delivered is reported once and not sent again") {
    FindScene scene;
    // Of a minute ago by the device's clock, so that every pass reads it again.
    scene.punch("0002", at(0, "23:59:59"), {{"id", 5}});
    scene.good_pass();
    scene.device.post("/_sim/correct", {{"id", 5}, {"emp_code", "0003"}});
    const PassResult corrected = scene.good_pass();
    CHECK(corrected.err.find("0003") != std::string::npos);
    CHECK(scene.good_pass().err.empty());
    CHECK(scene.stored() == Lines{line("HR-EMP-0002", at(0, "23:59:59"), "IN", "Gate 1")});
}

TEST_CASE("Fractions of seconds are cut off, and nothing is read twice for them") {
    FindScene scene;
    scene.punch("0001", at(2, "08:00:00.999999"));
    scene.punch("0002", at(2, "23:59:59.5"));
    scene.punch("0003", at(2, "00:00:00.000001"));
    CHECK(scene.good_pass().pull.at("new") == 3);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0002", at(2, "23:59:59"), "IN", "Gate 1"),
                                  line("HR-EMP-0003", at(2, "00:00:00"), "IN", "Gate 1")});
    scene.device.forget_requests();
    CHECK(scene.good_pass().pull.at("new") == 0);
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("A fraction of the newest punch does not make the device look as if it ignored the filter") {
    FindScene scene;
    scene.config.set("device.lobby", "overlap", "1h");
    scene.punch("0001", at(1, "09:00:00.25"));
    scene.punch("0001", at(1, "10:00:00.75"));
    scene.good_pass();
    scene.good_pass();
    CHECK(scene.stored().size() == 2);
}

TEST_CASE("Rows without a usable time settle and are spoken of once") {
    const std::string counted = GENERATE("every", "upload");
    INFO(counted);
    FindScene scene;
    scene.device.knobs({{"unusable_in", counted}});
    scene.history(5);
    for (int row = 0; row < 3; ++row)
        scene.punch("0001", "0000-00-00 00:00:00", {{"upload_time", at(3, "09:00:00")}});
    const PassResult first = scene.good_pass();
    CHECK(first.err.find("without a usable time") != std::string::npos);
    scene.device.forget_requests();
    const PassResult second = scene.good_pass();
    CHECK(second.err.find("without a usable time") == std::string::npos);
    CHECK(second.pull.at("new") == 0);
    CHECK(scene.device.requests().size() <= 6);
    scene.punch("0002", at(4, "12:34:56"));
    CHECK(scene.good_pass().pull.at("late") == 1);
    CHECK(scene.stored().size() == 6 * 5 * 4 + 1);
}

TEST_CASE("A restored server, whose ids start over, loses nothing and doubles nothing") {
    FindScene scene;
    scene.history(4);
    scene.good_pass();
    scene.device.post("/_sim/restore", {{"next_id", 1}, {"drop_above", 40}});
    scene.punch("0007", at(1, "08:00:00"));
    scene.punch("0007", at(0, "00:00:01"));
    scene.good_pass();
    scene.good_pass();
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.stored().size() == 6 * 4 * 4 + 2);
}

TEST_CASE("A lower id that comes into sight after a higher one is read") {
    FindScene scene;
    scene.punch("0001", at(0, "00:00:10"), {{"id", 100}, {"hidden", true}});
    scene.punch("0002", at(0, "00:00:20"), {{"id", 101}});
    scene.good_pass();
    scene.device.post("/_sim/show", Json::object());
    CHECK(scene.good_pass().pull.at("new") == 1);
    scene.check_all_delivered();
}

TEST_CASE("A server that gives fewer rows than asked for is read to the end") {
    const Json knobs =
        GENERATE(Json{{"page_size_cap", 7}}, Json{{"honours", "neither"}}, Json{{"honours", "limit"}},
                 Json{{"next", "relative"}}, Json{{"next", "on_empty_page"}});
    INFO(knobs.dump());
    FindScene scene;
    scene.device.knobs(knobs);
    scene.history(3);
    scene.good_pass();
    scene.check_all_delivered();
    scene.punch("0009", at(3, "12:34:56"));
    CHECK(scene.good_pass().pull.at("late") == 1);
    scene.check_all_delivered();
}

TEST_CASE("Rows that come and go between the pages are all read") {
    FindScene scene;
    scene.device.knobs({{"page_size_cap", 10}, {"order", GENERATE("id", "-id")}});
    scene.history(2);
    const Json rows = Json::array({{{"emp_code", "0008"}, {"punch_time", at(3, "11:11:11")}},
                                   {{"emp_code", "0008"}, {"punch_time", at(1, "11:11:11")}}});
    scene.device.faults(Json::array({{{"match", second_page}, {"do", "insert_rows"}, {"rows", rows}},
                                     {{"match", second_page}, {"do", "delete_rows"}, {"first", 2}}}));
    scene.good_pass();
    const Lines stored = scene.stored();
    for (const std::string& row : scene.due()) CHECK(std::count(stored.begin(), stored.end(), row) == 1);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("A list that never holds still is a clear error, and what came of it is kept") {
    FindScene scene;
    scene.device.knobs({{"page_size_cap", 10}});
    scene.history(2);
    scene.device.faults({{"match", second_page},
                         {"times", "for ever"},
                         {"do", "status"},
                         {"status", 404},
                         {"body", {{"detail", "Invalid page."}}}});
    const PassResult result = scene.pass();
    INFO(result.text());
    CHECK(result.exit_code == 65);
    CHECK(result.message.find("cannot read") != std::string::npos);
    scene.device.erase("/_sim/faults");
    scene.good_pass();
    scene.check_all_delivered();
}

TEST_CASE("A list that is missing or empty, and is counted, proves nothing") {
    // One that is empty in good form is believed the second time.
    const auto [times, missing] = GENERATE(table<int, bool>({{1, true}, {2, true}, {6, true}, {1, false}}));
    CAPTURE(times, missing);
    FindScene scene;
    scene.history(4);
    scene.good_pass();
    scene.punch("0001", at(2, "11:11:11"), {{"upload_time", at(0, "00:00:01")}});
    scene.device.faults({{"match", {{"path", Device::transactions}, {"query", {{"page_size", "1000"}}}}},
                         {"times", times},
                         {"do", "status"},
                         {"status", missing ? 404 : 200},
                         {"body", missing ? Json{{"detail", "Invalid page."}} : nothing_listed}});
    const PassResult broken = scene.pass();
    INFO(broken.text());
    scene.device.erase("/_sim/faults");
    scene.good_pass();
    scene.check_all_delivered();
    if (missing) CHECK(broken.pull.at("gone") == 0);
    CHECK(broken.err.find("twice alike") == std::string::npos);
}

TEST_CASE("A go-live moved earlier brings the days before it") {
    FindScene scene;
    scene.config.set("device.lobby", "since", days_ago(3));
    scene.history(9);
    scene.good_pass();
    CHECK(scene.stored().size() == 2 * 6 * 4);
    scene.config.set("device.lobby", "since", days_ago(12));
    scene.good_pass();
    scene.check_all_delivered();
}

TEST_CASE("A range from before the go-live is not read") {
    FindScene scene;
    CHECK(scene.run({"pull", "--device", "lobby", "--since", days_ago(30)}).exit_code == 64);
    CHECK(scene.device.requests().empty());
}

TEST_CASE("A server that ignores the time filter is found out before anything is marked") {
    FindScene scene;
    scene.punch("0001", at(40, "08:00:00"));
    scene.device.knobs({{"filter_time", false}});
    const PassResult result = scene.pass();
    CHECK(result.exit_code == 65);
    scene.device.knobs({{"filter_time", true}});
    scene.punch("0001", at(15, "08:00:00"));
    scene.good_pass();
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("Of two passes at once one works, the other says who does") {
    FindScene scene;
    scene.history(1);
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process first = scene.start({"run", "--device", "lobby"});
    REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    const Outcome quiet = scene.run({"run", "--device", "lobby"});
    CHECK(quiet.exit_code == 75);
    CHECK(quiet.out + quiet.err == "");
    const Outcome verbose = scene.run({"-v", "run", "--device", "lobby"});
    CHECK(verbose.exit_code == 75);
    CHECK(verbose.err.find(std::to_string(first.pid())) != std::string::npos);
    scene.device.post("/_sim/continue", Json::object());
    CHECK(first.wait().exit_code == 0);
    scene.check_all_delivered();
}
