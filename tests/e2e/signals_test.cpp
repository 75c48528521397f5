// SIGINT and SIGTERM: the end comes at once, and the journal is right.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

struct SignalScene : PushScene {
    SignalScene() {
        employ(5);
        device.generate({{"people", 5}, {"days", 6}, {"from", days_ago(7)}, {"per_day", 4}});
    }
    static bool holds(Simulator& end) { return end.get("/_sim/stats").at("paused") == 1; }
    /// A pass that is sent the signal while one of the ends keeps it waiting.
    Outcome interrupted(Simulator& end, int signal) {
        Process pass = start({"run", "--device", "lobby"});
        REQUIRE(eventually([&] { return holds(end); }));
        pass.send(signal);
        const Outcome outcome = pass.wait(immediately);
        CHECK_FALSE(outcome.timed_out);
        end.post("/_sim/continue", Json::object());
        return outcome;
    }
    void check_all_arrives() {
        CHECK(passes_until_settled());
        CHECK(pass().exit_code == 0);
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
};

bool has_open(pid_t process, const std::string& name) {
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(process) + "/fd", gone))
        if (fs::read_symlink(entry.path(), gone).filename() == name) return true;
    return false;
}

} // namespace

TEST_CASE("A signal ends a pass that waits for the device") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    const int request = GENERATE(1, 3);
    INFO(signal << " at request " << request);
    SignalScene scene;
    scene.device.knobs({{"page_size_cap", 20}});
    scene.device.faults({{"match", {{"path", Device::transactions}, {"nth", request}}}, {"do", "pause"}});
    const Outcome outcome = scene.interrupted(scene.device, signal);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 128 + signal);
    scene.check_all_arrives();
}

TEST_CASE("A signal ends a pass that waits for the login") {
    SignalScene scene;
    scene.device.faults({{"match", {{"method", "POST"}}}, {"do", "pause"}});
    CHECK(scene.interrupted(scene.device, SIGTERM).exit_code == 143);
    scene.check_all_arrives();
}

TEST_CASE("A signal ends a pass whose check-ins are on their way") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    const bool after_commit = GENERATE(false, true);
    INFO(signal << (after_commit ? ", stored" : ", not stored yet"));
    SignalScene scene;
    scene.break_insert({{"kind", "pause"}, {"after_commit", after_commit}}, 2);
    const Outcome outcome = scene.interrupted(scene.site, signal);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 128 + signal);
    scene.check_all_arrives();
}

TEST_CASE("A signal ends a pass that looks at the site") {
    SignalScene scene;
    scene.site.faults({{"match", {{"path", "*"}, {"nth", 2}}}, {"do", "pause"}});
    CHECK(scene.interrupted(scene.site, SIGINT).exit_code == 130);
    scene.check_all_arrives();
}

TEST_CASE("A signal ends a pass that waits to try again") {
    SignalScene scene;
    scene.break_insert({{"kind", "rate_limit"}, {"retry_after", 60}}, 1, 0);
    Process pass = scene.start({"run", "--device", "lobby"});
    REQUIRE(eventually([&] { return !scene.batches().empty(); }));
    pass.send(SIGTERM);
    CHECK(pass.wait(immediately).exit_code == 143);
    scene.site.erase("/_sim/faults");
    scene.check_all_arrives();
}

TEST_CASE("A signal ends a pass that waits for another one's lock") {
    SignalScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process first = scene.start({"run", "--device", "lobby"});
    REQUIRE(eventually([&] { return SignalScene::holds(scene.device); }));
    Process second = scene.start({"run", "--device", "lobby", "--lock-wait", "60"});
    REQUIRE(eventually([&] { return has_open(second.pid(), "lobby.lock"); }));
    second.send(SIGTERM);
    CHECK(second.wait(immediately).exit_code == 143);
    scene.device.post("/_sim/continue", Json::object());
    CHECK(first.wait().exit_code == 0);
}
