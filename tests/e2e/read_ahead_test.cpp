// While a page is stored the next one is on its way: never two at once, and whatever becomes of it.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;

namespace {

constexpr int rows_of_a_page = 20, rows_in_all = 400;

struct AheadScene : PushScene {
    AheadScene() {
        config.set_raw("device.lobby", "page_size", std::to_string(rows_of_a_page));
        device.generate({{"people", 20}, {"days", 10}, {"from", days_ago(11)}, {"per_day", 2}});
    }
    void at_page(const char* page, Json fault) {
        fault["match"] = {{"path", Device::transactions}, {"query", {{"page", page}}}};
        device.faults(fault);
    }
    Json stats() { return device.get("/_sim/stats"); }
    PassResult pull() { return pass_of("pull", "lobby"); }
};

} // namespace

TEST_CASE("Whatever becomes of a page that was asked ahead, everything is read and no two requests meet") {
    AheadScene scene;
    SECTION("it comes") {}
    SECTION("an error that passes") {
        scene.at_page("7", {{"do", "status"}, {"status", 503}, {"headers", {{"Retry-After", "1"}}}});
    }
    SECTION("a connection that breaks") { scene.at_page("7", {{"do", "reset_mid_body"}}); }
    SECTION("a token that is void by then") { scene.at_page("7", {{"do", "revoke_token"}}); }
    SECTION("a page that is missing") {
        scene.at_page("7", {{"do", "status"}, {"status", 404}, {"body", {{"detail", "Invalid page."}}}});
    }
    SECTION("rows that leave") { scene.at_page("7", {{"do", "delete_rows"}, {"first", 2}}); }
    SECTION("the page before it once more") { scene.at_page("7", {{"do", "repeat_page"}}); }
    const PassResult result = scene.pull();
    INFO(result.text());
    CHECK(result.exit_code == 0);
    CHECK(result.pull.at("new") == rows_in_all);
    CHECK(scene.device.get("/_sim/faults").empty());
    CHECK(scene.stats().at("max_in_flight") == 1);
    CHECK(result.pull.at("requests") == scene.device.requests().size());
}

TEST_CASE("What came before a page that never comes stays in the journal") {
    AheadScene scene;
    scene.at_page(
        "7",
        {{"do", "status"}, {"status", 403}, {"times", "for ever"}, {"body", {{"detail", "No licence."}}}});
    CHECK(scene.pull().exit_code == 77);
    CHECK(scene.rows_in("any") == 6 * rows_of_a_page);
    scene.device.erase("/_sim/faults");
    CHECK(scene.pull().exit_code == 0);
    CHECK(scene.rows_in("any") == rows_in_all);
}

TEST_CASE("A signal ends a pass that waits for a page that was asked ahead, and what came stays") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    AheadScene scene;
    scene.at_page("7", {{"do", "pause"}});
    Process pass = scene.start({"pull", "--device", "lobby"});
    REQUIRE(eventually([&] { return scene.stats().at("paused") == 1; }));
    pass.send(signal);
    CHECK(pass.wait().exit_code == 128 + signal);
    scene.device.post("/_sim/continue", Json::object());
    CHECK(scene.rows_in("any") == 6 * rows_of_a_page);
    CHECK(scene.pull().pull.at("new") == rows_in_all - 6 * rows_of_a_page);
}

TEST_CASE("A kill costs a group of pages, which the next pass reads again") {
    AheadScene scene;
    scene.at_page("7", {{"do", "pause"}});
    Process pass = scene.start({"pull", "--device", "lobby"});
    REQUIRE(eventually([&] { return scene.stats().at("paused") == 1; }));
    pass.send(SIGKILL);
    CHECK(pass.wait().signal == SIGKILL);
    scene.device.post("/_sim/continue", Json::object());
    CHECK(scene.pull().exit_code == 0);
    CHECK(scene.rows_in("any") == rows_in_all);
    CHECK(scene.pull().pull.at("new") == 0);
}
