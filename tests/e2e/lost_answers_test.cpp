// A write whose answer is lost: whatever became of it on the site, each punch is there once in the end.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace e2e;

namespace {

struct Loss {
    std::string what;
    Json kind;
};

Json late(const char* kind, const char* answer) { return {{"kind", kind}, {"ms", 1200}, {"answer", answer}}; }
Json status(int code, const Json& after_commit) {
    return {{"kind", "status"},
            {"status", code},
            {"body", "<html>no</html>"},
            {"html", true},
            {"after_commit", after_commit}};
}

/// Every way in which nobody knows, with the batch committed before, during, long after, or never.
const std::vector<Loss>& losses() {
    static const std::vector<Loss> all{
        {"closed after the commit", "commit_then_close_silently"},
        {"reset after the commit", "commit_then_reset"},
        {"closed before the commit", "close_before_commit"},
        {"reset before the commit", "reset_before_commit"},
        {"504, committed later", late("commit_late", "504")},
        {"closed, committed later", late("commit_late", "close")},
        {"reset, committed later", late("commit_late", "reset")},
        {"no answer, committed later", late("commit_late", "never")},
        {"504, never committed", late("never_commit", "504")},
        {"closed, never committed", late("never_commit", "close")},
        {"no answer, never committed", late("never_commit", "never")},
        {"an HTML 200", "html200_after_commit"},
        {"a truncated 200", "truncated_200_after_commit"},
        {"an empty 200", "empty_200_after_commit"},
        {"a name too few", "short_names"},
        {"502 by nginx", "html502"},
        {"504 by nginx", "html504"},
        {"an HTML 500 after the commit", status(500, true)},
        {"an HTML 500 before it", status(500, false)},
        {"an HTML 503 after the commit", status(503, true)},
        {"408 after the commit", status(408, true)},
        {"too slow to begin", {{"kind", "slow"}, {"ms", 3500}}},
        {"too slow to answer", {{"kind", "slow"}, {"ms", 3500}, {"after_commit", true}}},
    };
    return all;
}

} // namespace

TEST_CASE("A lost answer doubles nothing and loses nothing") {
    // The waits overlap: first all answers are lost, then everything is settled.
    std::vector<std::unique_ptr<PushScene>> scenes;
    for (const Loss& loss : losses()) {
        INFO(loss.what);
        PushScene& scene = *scenes.emplace_back(std::make_unique<PushScene>());
        scene.settle_soon();
        scene.employ(1);
        scene.punch_minutes(30);
        scene.break_insert(loss.kind, 2);
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 69);
        CHECK(pass.message.find("in doubt") != std::string::npos);
        CHECK(pass.hint.find("nothing to do") == 0);
        CHECK(pass.count("sent") == 10);
        CHECK(pass.count("in_doubt") == 20);
        CHECK(pass.count("pending") == 0);
        CHECK(scene.batches() == std::vector<int>{10, 20});
    }
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        INFO(losses()[i].what);
        PushScene& scene = *scenes[i];
        CHECK(scene.passes_until_settled());
        CHECK(scene.stored() == scene.due());
        CHECK(scene.site.doubled() == 0);
        CHECK(scene.rows_in("sent") + scene.rows_in("duplicate") == 30);
        scene.site.forget_requests();
        CHECK(scene.pass().exit_code == 0);
        CHECK(scene.site.requests().empty());
    }
}

TEST_CASE("The pass that loses an answer writes no more") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(240);
    scene.break_insert("html504", 2);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(scene.batches() == std::vector<int>{10, 100});
    CHECK(pass.count("in_doubt") == 100);
    CHECK(pass.count("pending") == 130);
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Kept connections that die after the POST: no write is ever sent again by itself") {
    PushScene scene;
    scene.employ(150);
    scene.site.knobs({{"drop_reused_post", true}});
    scene.device.generate({{"people", 150}, {"days", 1}, {"from", days_ago(2)}, {"per_day", 4}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.batches() == std::vector<int>{10, 100, 100, 100, 100, 100, 90});
    for (const Json& request : scene.site.get("/_sim/requests?bodies=0&path=insert_many"))
        CHECK(request.at("reused") == false);
}

TEST_CASE("A journal that is lost after a lost answer: nothing is doubled") {
    const std::string committed = GENERATE("commit_then_close_silently", "close_before_commit");
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert(committed, 2);
    CHECK(scene.pass().exit_code == 69);
    for (const char* end : {".db", ".db-wal", ".db-shm"})
        std::filesystem::remove(scene.state_dir() / (std::string("lobby") + end));
    REQUIRE(scene.pass_of("pull", "lobby").pull.at("new") == 30);
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.rows_in("any") == 30);
}

TEST_CASE("The whole state is lost: everything is read again, and the site stays the same") {
    PushScene scene;
    scene.employ(5);
    scene.device.generate({{"people", 5}, {"days", 4}, {"from", days_ago(5)}, {"per_day", 4}});
    REQUIRE(scene.pass().count("sent") == 80);
    std::filesystem::remove_all(scene.state_dir());
    SECTION("as it was") {}
    SECTION("with another table of states") { scene.config.set("device.lobby.states", "0", "OUT"); }
    const Lines before = scene.stored();
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 0);
    CHECK(pass.count("duplicate") == 80);
    CHECK(scene.stored() == before);
}

TEST_CASE("The mapping changes while punches are in doubt") {
    const std::string committed = GENERATE("commit_then_close_silently", "close_before_commit");
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert(committed, 2);
    CHECK(scene.pass().exit_code == 69);
    scene.config.set("device.lobby.states", "0", "OUT");
    CHECK(scene.passes_until_settled());
    CHECK(scene.site.doubled() == 0);
    const Lines stored = scene.stored();
    REQUIRE(stored.size() == 30);
    const auto with = [&](const char* type) {
        return std::count_if(stored.begin(), stored.end(),
                             [&](const std::string& line) { return line.find(type) != std::string::npos; });
    };
    CHECK(with(" IN ") == (committed == "commit_then_close_silently" ? 30 : 10));
    CHECK(with(" OUT ") == (committed == "commit_then_close_silently" ? 0 : 20));
}

TEST_CASE(
    "The employee of a punch in doubt changes: what was sent is looked for, not what would be sent now") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(5);
    scene.break_insert("commit_then_close_silently");
    CHECK(scene.pass().exit_code == 69);
    scene.site.change_employee("HR-EMP-0001", {{"attendance_device_id", "7777"}});
    scene.site.employ("0001", {{"name", "HR-EMP-NEW"}});
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
    CHECK(scene.rows_in("sent") == 5);
}
