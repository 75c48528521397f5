// More punches with a time that cannot be true than a screen holds.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

std::size_t commands_in(const Outcome& outcome) {
    std::size_t commands = 0;
    for (auto at = outcome.out.find("--release"); at != std::string::npos;
         at = outcome.out.find("--release", at + 1))
        ++commands;
    return commands;
}

} // namespace

TEST_CASE("What status cuts off on a screen, status --device and --json have whole") {
    PushScene scene;
    Json rows = Json::array();
    for (int row = 0; row < 120; ++row)
        rows.push_back({{"emp_code", "0001"}, {"punch_time", "nonsense " + std::to_string(row)}});
    scene.device.post("/_sim/punches", rows);
    REQUIRE(scene.pass().exit_code == 0);
    const Outcome screen = scene.run({"status"});
    CHECK(commands_in(screen) == 10);
    CHECK(screen.says("and 110 more (zksync status --device NAME, or --json)"));
    const Outcome whole = scene.run({"status", "--device", "lobby"});
    CHECK(commands_in(whole) == 120);
    CHECK_FALSE(whole.says(" more ("));
    CHECK(scene.run_json({"status"}).at("devices").at(0).at("quarantined").size() == 120);
}

TEST_CASE("That fewer punches are quarantined is no news, and that more are is some") {
    PushScene scene;
    scene.employ(1);
    const auto add = [&](const std::string& reported) { scene.punch("0001", reported); };
    const auto release = [&](const std::string& reported, const std::string& time) {
        return scene.run({"push", "--device", "lobby", "--release", "0001@" + reported + "=" + time});
    };
    const auto run = [&] { return scene.run({"run", "--device", "lobby"}); };
    for (const char* reported : {"one", "two", "three"}) add(reported);
    CHECK(run().says("3 punches quarantined"));
    for (const auto& [reported, hour] :
         std::vector<std::pair<std::string, std::string>>{{"one", "08:00:00"}, {"two", "09:00:00"}}) {
        const Outcome released = release(reported, at(2, hour));
        INFO(released.err);
        CHECK(released.exit_code == 0);
        CHECK_FALSE(released.says("quarantined"));
    }
    CHECK(scene.stored().size() == 2);
    CHECK_FALSE(run().says("quarantined"));
    add("four");
    CHECK(run().says("2 punches quarantined"));
    CHECK_FALSE(run().says("quarantined"));
}
