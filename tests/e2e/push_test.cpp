// Writing when nothing goes wrong: every deliverable punch becomes one check-in, and the counts say so.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("Every deliverable punch becomes exactly one check-in") {
    PushScene scene;
    scene.employ(10);
    scene.device.generate(
        {{"people", 10}, {"days", 6}, {"from", days_ago(7)}, {"per_day", 4}, {"unstated_every", 7}});
    const auto first = scene.pass();
    INFO(first.text());
    CHECK(first.exit_code == 0);
    CHECK(first.pull.at("new") == 240);
    CHECK(first.count("sent") == 240);
    CHECK(first.count("duplicate") == 0);
    CHECK(first.count("waiting") == 0);
    CHECK(first.count("pending") == 0);
    CHECK(first.count("in_doubt") == 0);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.site.get("/_sim/stats").at("most_writes_in_flight") == 1);

    scene.device.forget_requests();
    scene.site.forget_requests();
    const auto second = scene.pass();
    CHECK(second.exit_code == 0);
    CHECK(second.count("sent") == 0);
    CHECK(second.count("requests") == 0);
    CHECK(scene.site.requests().empty());
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("The states add up to the rows that were read") {
    PushScene scene;
    scene.employ(3);
    scene.config.set_raw("device.lobby", "ignore", R"(["9001"])");
    scene.device.generate({{"people", 5}, {"days", 3}, {"from", days_ago(5)}, {"per_day", 4}});
    scene.punch("9001", at(2, "09:00:00"));
    scene.punch("", at(2, "09:00:01"));
    scene.punch("0001", days_ago(-3) + " 08:00:00");
    scene.punch("0001", at(2, "09:30:00"));
    scene.punch("0001", at(2, "09:30:00"), {{"punch_state", 1}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.pull.at("new") == 65);
    CHECK(pass.pull.at("ignored") == 2);
    CHECK(pass.pull.at("quarantined") == 1);
    CHECK(pass.count("sent") == 37);
    CHECK(pass.count("duplicate") == 1);
    CHECK(pass.count("waiting") == 24);
    CHECK(2 + 1 + 37 + 1 + 24 == 65);
    CHECK(scene.rows_in("any") == 65);
    CHECK(scene.stored().size() == 37);
}

TEST_CASE("The first batch of a pass is a small one") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(240);
    SECTION("as it comes") {
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.batches() == std::vector<int>{10, 100, 100, 30});
    }
    SECTION("as configured") {
        scene.config.set_raw("site", "batch", "200");
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.batches() == std::vector<int>{10, 200, 30});
    }
    SECTION("smaller than the first") {
        scene.config.set_raw("site", "batch", "4");
        REQUIRE(scene.pass().exit_code == 0);
        CHECK(scene.batches().front() == 4);
        CHECK(scene.batches().size() == 60);
    }
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("The oldest punches go first") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(15, 2);
    scene.punch_minutes(15, 4);
    REQUIRE(scene.pass().exit_code == 0);
    std::string before;
    for (const Json& document : scene.documents()) {
        CHECK(document.at("time").get<std::string>() > before);
        before = document.at("time");
    }
}

TEST_CASE("One check-in a second and employee") {
    PushScene scene;
    scene.employ(2);
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 0}});
    SECTION("twice the same") { scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 0}}); }
    SECTION("in and out") { scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 1}}); }
    SECTION("on two terminals") {
        scene.punch("0001", at(2, "08:00:00"), {{"terminal_sn", "T2"}, {"terminal_alias", "Gate 2"}});
    }
    SECTION("a fraction of a second apart") {
        scene.device.knobs({{"fractions", true}});
        scene.punch("0001", at(2, "08:00:00.700"), {{"punch_state", 1}});
    }
    scene.punch("0002", at(2, "08:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 2);
    CHECK(pass.count("duplicate") == 1);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0002", at(2, "08:00:00"), "IN", "Gate 1")});
}

TEST_CASE("Those that follow a punch in its second wait with it, and come with it") {
    PushScene scene;
    scene.employ(1);
    scene.site.knobs({{"geolocation_required", true}});
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 0}});
    scene.punch("0001", at(2, "08:00:00"), {{"punch_state", 1}});
    const auto refused = scene.pass();
    INFO(refused.text());
    CHECK(refused.exit_code == 0);
    CHECK(refused.count("waiting") == 2);
    scene.site.knobs({{"geolocation_required", false}});
    const auto again = scene.pass({});
    CHECK(again.count("waiting") == 2);
    const auto retried = scene.pass_of("push", "lobby", {"--retry"});
    CHECK(retried.count("sent") == 1);
    CHECK(retried.count("duplicate") == 1);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("A second that the site has already is not sent, whatever its log type") {
    PushScene scene;
    scene.employ(1);
    const std::string log_type = GENERATE("IN", "OUT", "");
    scene.site.post("/_sim/checkins", Json::array({{{"employee", "HR-EMP-0001"},
                                                    {"time", at(2, "08:00:00")},
                                                    {"name", "BY-HAND"},
                                                    {"log_type", log_type}}}));
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:00:01"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 1);
    CHECK(pass.count("duplicate") == 1);
    CHECK(scene.stored().size() == 2);
    CHECK(scene.documents().size() == 1);
}

TEST_CASE("A pass writes for no longer than max_time, and the next goes on") {
    PushScene scene;
    scene.employ(1);
    scene.config.set("device.lobby", "max_time", "1s");
    scene.config.set("site", "request_limit", "20s").set("site", "write_timeout", "10s");
    scene.site.knobs({{"cost_request_ms", 700}});
    scene.punch_minutes(240);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.message.empty());
    CHECK(pass.count("pending") > 0);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(pass.count("sent") + pass.count("pending") == 240);
    scene.config.remove("device.lobby", "max_time");
    scene.site.knobs({{"cost_request_ms", 0}});
    CHECK(scene.pass().count("pending") == 0);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Two identical passes at once: one works, the other says who holds the lock") {
    PushScene scene;
    scene.employ(2);
    scene.punch_minutes(30);
    scene.site.faults({{"match", {{"path", "insert_many"}}}, {"do", "pause"}});
    Process one = scene.start({"run", "--device", "lobby"});
    Process other = scene.start({"run", "--device", "lobby"});
    CHECK(eventually([&] { return !one.running() || !other.running(); }));
    CHECK(eventually([&] { return scene.site.get("/_sim/stats").at("paused") == 1; }));
    scene.site.post("/_sim/continue", Json::object());
    const auto one_ended = one.wait();
    const auto other_ended = other.wait();
    INFO(one_ended.err << other_ended.err);
    const std::vector<int> codes{std::min(one_ended.exit_code, other_ended.exit_code),
                                 std::max(one_ended.exit_code, other_ended.exit_code)};
    CHECK(codes == std::vector<int>{0, 75});
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A push works while the device is away, and a pull while the site is") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(20);
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    CHECK(scene.stored().empty());
    const Lines due = scene.due();
    scene.device.stop();
    SECTION("push alone") {
        const auto pass = scene.pass_of("push", "lobby");
        CHECK(pass.exit_code == 0);
        CHECK(pass.count("sent") == 20);
    }
    SECTION("run: it fails, and pushes what the journal holds all the same") {
        scene.config.set("device.lobby", "timeout", "2s");
        const auto pass = scene.pass();
        CHECK(pass.exit_code == 69);
        CHECK(pass.count("sent") == 20);
    }
    CHECK(scene.stored() == due);
}
