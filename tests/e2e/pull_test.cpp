// Reading: which punches come into the journal, and what becomes of the odd ones.
#include "harness/eventually.hpp"
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;

namespace {

struct PullScene : Scene {
    Json pull(std::vector<std::string> options = {}) {
        options.insert(options.begin(), {"pull", "--device", "lobby"});
        const Json document = run_json(options);
        INFO(document.dump());
        REQUIRE(document.at("exit_code") == 0);
        REQUIRE(report(document).at("error").is_null());
        return report(document).at("pull");
    }
    /// What the journal holds undelivered, as a push finds it: nobody is employed, so they all wait.
    int waiting() { return report(run_json({"push", "--device", "lobby"})).at("push").at("waiting"); }
    void punch_at(const std::string& time, Json more = Json::object()) {
        more["punch_time"] = time;
        if (!more.contains("emp_code")) more["emp_code"] = "0042";
        device.punch(more);
    }
};

} // namespace

TEST_CASE("Everything since the go-live is read once") {
    PullScene scene;
    scene.device.generate({{"people", 20}, {"days", 5}, {"from", days_ago(6)}, {"per_day", 2}});
    const Json first = scene.pull();
    CHECK(first.at("read") >= 200);
    CHECK(first.at("new") == 200);
    CHECK(first.at("ignored") == 0);
    CHECK(first.at("quarantined") == 0);

    const Json second = scene.pull();
    CHECK(second.at("new") == 0);
    CHECK(second.at("late") == 0);
    CHECK(scene.waiting() == 200);
}

TEST_CASE("A pass without news is two requests to the device and none to the site") {
    PullScene scene;
    scene.device.generate({{"people", 5}, {"days", 3}, {"from", days_ago(5)}, {"per_day", 2}});
    for (int code = 1; code <= 5; ++code) scene.site.employ("000" + std::to_string(code));
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    scene.device.forget_requests();
    scene.site.forget_requests();
    const auto outcome = scene.run({"run", "--device", "lobby"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.empty());
    CHECK(scene.device.requests().size() == 2);
    CHECK(scene.site.requests().empty());
}

TEST_CASE("The JSON report has the documented fields") {
    PullScene scene;
    scene.punch_at(at(2, "08:00:00"));
    const Json document = scene.run_json({"run", "--device", "lobby"});
    CHECK(document.at("exit_code") == 0);
    REQUIRE(document.at("devices").size() == 1);
    const Json device = scene.report(document);
    CHECK(device.at("device") == "lobby");
    CHECK(device.at("error").is_null());
    for (const char* field : {"read", "new", "late", "ignored", "quarantined", "requests"})
        CHECK(device.at("pull").at(field).is_number_integer());
    for (const char* field : {"sent", "duplicate", "waiting", "in_doubt", "pending", "requests"})
        CHECK(device.at("push").at(field).is_number_integer());
    CHECK(device.at("pull").at("requests") == scene.device.requests().size());
    CHECK(device.at("push").at("requests") == scene.site.requests().size());
}

TEST_CASE("A failure is in the JSON report too") {
    PullScene scene;
    scene.device.knobs({{"licence_lapsed", true}});
    const auto outcome = scene.run({"--json", "pull", "--device", "lobby"});
    CHECK(outcome.exit_code == 77);
    const Json document = Json::parse(outcome.out);
    CHECK(document.at("exit_code") == 77);
    CHECK_FALSE(scene.report(document).at("error").is_null());
}

TEST_CASE("Punches before the go-live are not sent; an earlier go-live brings them") {
    PullScene scene;
    scene.punch_at(at(21, "08:00:00"));
    scene.punch_at(at(19, "08:00:00"));
    scene.pull();
    CHECK(scene.waiting() == 1);
    scene.config.set("device.lobby", "since", days_ago(25));
    scene.pull();
    CHECK(scene.waiting() == 2);
}

TEST_CASE("A range is read again with --since and --until, and the mark stays") {
    PullScene scene;
    scene.punch_at(at(3, "08:00:00"));
    scene.pull();
    scene.device.forget_requests();
    const Json again = scene.pull({"--since", days_ago(5), "--until", at(2, "12:00:00")});
    CHECK(again.at("read") == 1);
    CHECK(again.at("new") == 0);
    for (const Json& request : scene.device.requests()) {
        if (request.at("path") != Device::transactions) continue;
        INFO(request.dump());
        CHECK(request.at("query").at("start_time").get<std::string>() >= days_ago(6));
        CHECK(request.at("query").at("end_time").get<std::string>() <= at(2, "12:00:01"));
    }
    const auto too_early = scene.run({"pull", "--device", "lobby", "--since", days_ago(21)});
    CHECK(too_early.exit_code == 64);
    CHECK(
        scene.run({"pull", "--device", "lobby", "--since", days_ago(2), "--until", days_ago(4)}).exit_code ==
        64);
}

TEST_CASE("A punch that came late is found whatever its age") {
    PullScene scene;
    scene.device.generate({{"people", 10}, {"days", 19}, {"from", days_ago(20)}, {"per_day", 2}});
    scene.pull();
    scene.punch_at(at(18, "12:34:56"), {{"emp_code", "0777"}});
    scene.punch_at(at(1, "00:30:00"), {{"emp_code", "0777"}});
    scene.device.forget_requests();
    const Json report = scene.pull();
    CHECK(report.at("new") == 2);
    CHECK(report.at("late") == 2);
    CHECK(scene.device.requests().size() < 40);
    CHECK(scene.pull().at("new") == 0);
}

TEST_CASE("A row that the server deleted changes nothing that is already read") {
    PullScene scene;
    scene.device.generate({{"people", 5}, {"days", 3}, {"from", days_ago(4)}, {"per_day", 2}});
    scene.pull();
    REQUIRE(scene.device.erase("/_sim/punches", {{"first", 3}}).at("deleted") == 3);
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.waiting() == 30);
    scene.device.forget_requests();
    CHECK(scene.pull().at("new") == 0);
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("Loose types are taken for what they mean") {
    const std::string looseness = GENERATE("strings", "numbers", "empty", "null", "mixed");
    INFO(looseness);
    PullScene scene;
    scene.device.knobs({{"loose_types", looseness}, {"extra_keys", true}});
    scene.device.generate(
        {{"people", 6}, {"days", 2}, {"from", days_ago(3)}, {"per_day", 2}, {"code_width", 4}});
    CHECK(scene.pull().at("new") == 24);
    for (int code = 1; code <= 6; ++code) scene.site.employ("000" + std::to_string(code));
    CHECK(scene.report(scene.run_json({"push"})).at("push").at("sent") == 24);
}

TEST_CASE("Every envelope is read, whatever size its pages have") {
    const std::string envelope = GENERATE("data", "results", "list");
    const std::string honours = GENERATE("page_size", "limit", "neither");
    const int cap = GENERATE(0, 7);
    INFO(envelope << " " << honours << " " << cap);
    PullScene scene;
    scene.device.knobs({{"envelope", envelope}, {"honours", honours}, {"page_size_cap", cap}});
    scene.device.generate({{"people", 5}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 5}});
    CHECK(scene.pull().at("new") == 25);
    CHECK(scene.pull().at("new") == 0);
}

TEST_CASE("Any order of the rows will do") {
    const std::string order = GENERATE("id", "-id", "time", "-time", "shuffled");
    PullScene scene;
    scene.device.knobs({{"order", order}, {"ordering", "ignored"}, {"page_size_cap", 6}});
    scene.device.generate({{"people", 5}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 5}});
    CHECK(scene.pull().at("new") == 25);
}

TEST_CASE("A server that gives no count is read all the same") {
    PullScene scene;
    scene.device.knobs({{"give_count", false}});
    scene.device.generate({{"people", 5}, {"days", 3}, {"from", days_ago(4)}, {"per_day", 2}});
    CHECK(scene.pull().at("new") == 30);
}

TEST_CASE("Rows that arrive or vanish while it pages are not missed") {
    PullScene scene;
    scene.device.knobs({{"page_size_cap", 5}});
    scene.device.generate({{"people", 5}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 4}});
    const Json second_page{{"path", Device::transactions}, {"query", {{"page", "2"}}}};
    SECTION("deleted: the others move to earlier pages") {
        scene.device.faults({{"match", second_page}, {"do", "delete_rows"}, {"first", 2}});
        scene.pull();
        CHECK(scene.waiting() == 20);
    }
    SECTION("inserted: the others move to later pages") {
        scene.device.knobs({{"order", "-id"}});
        const Json row{{"emp_code", "0900"}, {"punch_time", at(3, "11:11:11")}};
        scene.device.faults(
            {{"match", second_page}, {"do", "insert_rows"}, {"rows", Json::array({row, row})}});
        scene.pull();
        scene.pull();
        CHECK(scene.waiting() == 22);
    }
    SECTION("a page that should be there is gone") {
        scene.device.faults({{"match", second_page},
                             {"do", "status"},
                             {"status", 404},
                             {"body", {{"detail", "Invalid page."}}}});
        scene.pull();
        CHECK(scene.waiting() == 20);
    }
    CHECK(scene.device.get("/_sim/faults").empty());
}

TEST_CASE("Times that cannot be true are quarantined and stop nothing") {
    PullScene scene;
    scene.punch_at(at(2, "08:00:00"));
    for (const char* time : {"2110-01-01 08:00:00", "0000-00-00 00:00:00", ""})
        scene.device.punch({{"emp_code", "0042"}, {"punch_time", time}});
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", days_ago(-3) + " 08:00:00"}});
    const Json report = scene.pull();
    CHECK(report.at("new") == 5);
    CHECK(report.at("quarantined") == 4);
    CHECK(scene.waiting() == 1);
}

TEST_CASE("Door events and ignored codes are nobody's attendance") {
    PullScene scene;
    scene.config.set_raw("device.lobby", "ignore", R"(["9001"])");
    scene.punch_at(at(2, "08:00:00"));
    scene.punch_at(at(2, "08:00:01"), {{"emp_code", ""}});
    scene.punch_at(at(2, "08:00:02"), {{"emp_code", "0"}});
    scene.punch_at(at(2, "08:00:03"), {{"emp_code", "9001"}});
    const Json report = scene.pull();
    CHECK(report.at("new") == 4);
    CHECK(report.at("ignored") == 3);
    CHECK(scene.waiting() == 1);
}

TEST_CASE("A pull that was killed starts again where it was, and misses nothing") {
    PullScene scene;
    scene.device.knobs({{"page_size_cap", 5}});
    scene.device.generate({{"people", 5}, {"days", 2}, {"from", days_ago(4)}, {"per_day", 4}});
    for (const int request : {2, 4, 9}) {
        scene.device.faults({{"match", {{"path", Device::transactions}, {"nth", request}}}, {"do", "pause"}});
        Process pass = scene.start({"pull", "--device", "lobby"});
        REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
        pass.send(SIGKILL);
        CHECK(pass.wait().signal == SIGKILL);
        scene.device.post("/_sim/continue", Json::object());
    }
    scene.pull();
    CHECK(scene.waiting() == 40);
    CHECK(scene.pull().at("new") == 0);
}

TEST_CASE("A restored server, whose ids start again, loses nothing") {
    PullScene scene;
    scene.punch_at(at(3, "08:00:00"));
    scene.punch_at(at(3, "17:00:00"));
    scene.pull();
    scene.device.post("/_sim/restore", {{"next_id", 1}});
    scene.punch_at(at(1, "08:00:00"));
    scene.punch_at(at(1, "17:00:00"));
    CHECK(scene.pull().at("new") == 2);
    CHECK(scene.waiting() == 4);
}

TEST_CASE("A host whose clock is more than a day off reads nothing") {
    PullScene scene;
    scene.punch_at(at(2, "08:00:00"));
    scene.device.knobs({{"date_skew", 2 * 86400}});
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("clock"));
    scene.device.knobs({{"date_skew", 0}});
    CHECK(scene.pull().at("new") == 1);
}

TEST_CASE("A device that ignores the time filter is found out") {
    PullScene scene;
    scene.punch_at(at(60, "08:00:00"));
    scene.punch_at(at(2, "08:00:00"));
    scene.device.knobs({{"filter_time", false}});
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 65);
    CHECK(outcome.says("filter"));
}

TEST_CASE("A dry run changes nothing anywhere") {
    PullScene scene;
    scene.punch_at(at(2, "08:00:00"));
    const auto outcome = scene.run({"run", "--device", "lobby", "--dry-run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("0042"));
    CHECK(scene.site.writes() == 0);
    CHECK(scene.pull().at("new") == 1);
}
