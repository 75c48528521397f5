// A pass that hangs for ever keeps all others of its device away, and tells nobody: those that find it do.
#include "harness/eventually.hpp"
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes an_hour_and_more{65};

struct StuckScene : NotifyScene {
    Process first;

    StuckScene() : first(begin()) {}
    std::string pid() const { return std::to_string(first.pid()); }
    Json status_of_lobby() { return Json::parse(run({"--json", "status"}).out).at("devices").at(0); }
    /// Something is stored in the journal at that moment.
    void store_at(std::chrono::minutes from_now) const {
        fs::last_write_time(state_dir() / "lobby.db-wal", fs::file_time_type::clock::now() + from_now);
    }

private:
    Process begin() {
        device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
        Process run = start({"run"});
        REQUIRE(eventually([&] { return device.get("/_sim/stats").at("paused") == 1; }));
        return run;
    }
};

} // namespace

TEST_CASE(
    "A pass that is stuck is told by the run that finds its lock held: once, how to end it, and its end") {
    StuckScene scene;
    CHECK(scene.run({"run"}).err.empty());
    scene.later(an_hour_and_more);
    const Outcome found = scene.run({"run"});
    INFO(found.err);
    CHECK(found.exit_code == 75);
    CHECK(found.says("zksync: lobby: another pass of this device (PID " + scene.pid() +
                     ") has held the lock for 1 h 5 min, and has stored nothing for 1 h 5 min; kill " +
                     scene.pid() + " ends it"));
    const auto letters = scene.letters("admin");
    REQUIRE(letters.size() == 1);
    INFO(letters[0].text);
    CHECK(letters[0].arguments == Lines{"zksync: a pass of lobby is stuck", "for lobby"});
    CHECK(letters[0].text.find("Hint: kill " + scene.pid() + " ends it") != std::string::npos);
    CHECK(scene.run({"pull"}).err.empty());
    CHECK(scene.run({"run"}).err.empty());
    CHECK(scene.letters("admin").empty());
    const Outcome status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.exit_code == 0);
    CHECK(status.says("PASSES THAT ARE STUCK: no other of the device can begin\n  lobby: PID " + scene.pid() +
                      " has held the lock for 1 h 5 min, and has stored nothing for 1 h 5 min; kill " +
                      scene.pid() + " ends it"));
    CHECK(scene.status_of_lobby().at("stuck_pass").at("pid") == scene.first.pid());
    CHECK(scene.run({"report", "--offline"}).says("lobby: a pass is stuck, and no other can begin"));

    // As the hint says.
    scene.first.send(SIGTERM);
    CHECK(scene.first.wait().exit_code == 143);
    scene.device.erase("/_sim/faults");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"no longer so: a pass of lobby is stuck"});
    CHECK(scene.status_of_lobby().at("stuck_pass").is_null());
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("Whoever still stores something is not stuck, however long that takes") {
    StuckScene scene;
    scene.later(std::chrono::hours{5});
    scene.store_at(std::chrono::hours{4} + std::chrono::minutes{30});
    const Outcome found = scene.run({"run"});
    CHECK(found.exit_code == 75);
    CHECK(found.err.empty());
    CHECK(scene.letters("admin").empty());
    scene.store_at(std::chrono::hours{3});
    CHECK(scene.run({"run"}).says("has held the lock for 5 h, and has stored nothing for 2 h"));
    CHECK(scene.subjects("admin") == Lines{"a pass of lobby is stuck"});
}
