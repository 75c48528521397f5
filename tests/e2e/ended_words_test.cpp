// What is said of a command that a signal ended: what it leaves behind, and nothing that it did not do.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;

TEST_CASE("The end by a signal says what the command leaves behind") {
    using Words = std::vector<std::string>;
    const std::string nothing = "nothing was sent, and no punch was changed",
                      read = "nothing was sent; what was read is in the journal",
                      sent = "what was read and sent is in the journal, the next pass goes on";
    const auto [typed, left] = GENERATE_COPY(table<Words, std::string>({
        {{"auth"}, nothing},
        {{"map-check"}, nothing},
        {{"why", "0001", days_ago(2)}, nothing},
        {{"run", "--dry-run"}, nothing},
        {{"push", "--dry-run"}, nothing},
        {{"reconcile", "--since", days_ago(6)}, read},
        {{"pull"}, read},
        {{"reconcile", "--fix", "--since", days_ago(6)}, sent},
        {{"push"}, sent},
        {{"run"}, sent},
    }));
    const int signal = GENERATE(SIGINT, SIGTERM);
    INFO(typed.front());
    PushScene scene;
    scene.employ(2);
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    scene.site.faults(Json::array({{{"match", Json::object()}, {"do", "pause"}}}));
    Words arguments{"--json"};
    arguments.insert(arguments.end(), typed.begin(), typed.end());
    Process ended = scene.start(arguments);
    REQUIRE(eventually([&] {
        return scene.device.get("/_sim/stats").at("paused") == 1 ||
               scene.site.get("/_sim/stats").at("paused") == 1;
    }));
    ended.send(signal);
    const Outcome outcome = ended.wait();
    INFO(outcome.out);
    CHECK(outcome.exit_code == 128 + signal);
    const Json document = Json::parse(outcome.out);
    const std::string how = signal == SIGINT ? "interrupted (SIGINT): " : "terminated (SIGTERM): ";
    CHECK(document.at("error").at("message") == how + left);
    scene.device.post("/_sim/continue", Json::object());
    scene.site.post("/_sim/continue", Json::object());
}
