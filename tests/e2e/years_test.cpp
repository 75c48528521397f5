// pull --since over a long range: how far it is, how passes get their turn, and how it goes on.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

/// A punch on each of the last twelve days, which the journal has. Days are counted backwards.
struct YearsScene : PushScene {
    YearsScene() {
        config.set("device.lobby", "since", days_ago(12));
        for (int day = 1; day <= 12; ++day) punch("0001", at(day, "08:00:00"));
        employ(1);
        REQUIRE(run({"run"}).exit_code == 0);
        device.forget_requests();
    }
    /// The read is held at its nth day, before the device has answered.
    Process held_at(int nth, std::vector<std::string> more = {}) {
        device.faults({{"match", {{"path", Device::transactions}, {"nth", nth}}}, {"do", "pause"}});
        more.insert(more.begin(), {"pull", "--since", days_ago(12)});
        Process read = start(more);
        REQUIRE(is_held());
        return read;
    }
    bool is_held() {
        return eventually([&] { return device.get("/_sim/stats").at("paused") == 1; });
    }
    void go_on() { device.post("/_sim/continue", Json::object()); }
    /// How many days the device was asked for from the given one on, and when.
    Lines days_asked() {
        Lines days;
        for (const Json& request : device.requests()) {
            if (request.at("path") != Device::transactions) continue;
            const std::string from = request.at("query").at("start_time");
            // A second before the day.
            if (from.ends_with("23:59:59")) days.push_back(from.substr(0, 10));
        }
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }
    std::string again(const std::vector<std::string>& more = {}) {
        device.forget_requests();
        std::vector<std::string> arguments{"-v", "pull", "--since", days_ago(12)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments);
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome.err;
    }
    static bool has_open(pid_t process, const std::string& name) {
        std::error_code gone;
        for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(process) + "/fd", gone))
            if (fs::read_symlink(entry.path(), gone).filename() == name) return true;
        return false;
    }
    static bool waits_for_turn(const Process& pass) {
        return eventually([&] { return has_open(pass.pid(), "lobby.turn.lock"); });
    }
};

} // namespace

TEST_CASE("A pass that finds a long read gets its turn at the end of the day that is read") {
    YearsScene scene;
    Process read = scene.held_at(3);
    scene.punch("0001", minutes_ago(5));
    Process pass = scene.start({"-v", "run"});
    Process other = scene.start({"push"});
    REQUIRE(YearsScene::waits_for_turn(pass));
    REQUIRE(YearsScene::waits_for_turn(other));
    // The next day is held too: whoever waits does not wait for it.
    scene.device.faults(
        {{"match", {{"path", Device::transactions}, {"query", {{"start_time", at(10, "23:59:59")}}}}},
         {"do", "pause"}});
    scene.go_on();
    const Outcome passed = pass.wait();
    INFO(passed.err);
    CHECK(passed.exit_code == 0);
    CHECK(passed.says("a long read (PID " + std::to_string(read.pid()) + ") is at work"));
    CHECK(other.wait().exit_code == 0);
    CHECK(scene.stored().size() == 13);
    REQUIRE(scene.is_held());
    CHECK(read.running());
    scene.go_on();
    CHECK(read.wait().exit_code == 0);
}

TEST_CASE("A long read waits for the pass that is at work") {
    YearsScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process pass = scene.start({"pull"});
    REQUIRE(scene.is_held());
    Process read = scene.start({"-v", "pull", "--since", days_ago(12)});
    REQUIRE(eventually([&] { return read.err().find("a pass is at work") != std::string::npos; }));
    // Who comes third is no worse off: the lock is a pass's, and a long read is there.
    Process third = scene.start({"run"});
    REQUIRE(YearsScene::waits_for_turn(third));
    scene.go_on();
    CHECK(pass.wait().exit_code == 0);
    CHECK(third.wait().exit_code == 0);
    const Outcome outcome = read.wait();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("12 punches read again, 0 new"));
}

TEST_CASE("The same long read goes on where it was killed, and begins anew when it has ended") {
    const int signal = GENERATE(SIGKILL, SIGTERM);
    YearsScene scene;
    Process read = scene.held_at(6);
    read.send(signal);
    read.wait();
    scene.go_on();
    // The sixth day, of which it got no answer, is read again.
    CHECK(scene.again().find("going on with " + at(7, "00:00:00") + ", where this read was left off") !=
          std::string::npos);
    CHECK(scene.days_asked().front() == days_ago(8));
    CHECK(scene.again().find("going on") == std::string::npos);
    CHECK(scene.days_asked().front() == days_ago(13));
}

TEST_CASE("--again, and another range, are not what was left off") {
    YearsScene scene;
    Process read = scene.held_at(6);
    read.send(SIGKILL);
    read.wait();
    scene.go_on();
    scene.again({"--until", days_ago(2)});
    CHECK(scene.days_asked().front() == days_ago(13));
    // A dry run shows what is left, and takes nothing of it.
    scene.device.forget_requests();
    REQUIRE(scene.run({"pull", "--since", days_ago(12), "--dry-run"}).exit_code == 0);
    CHECK(scene.days_asked().front() == days_ago(8));
    CHECK(scene.again({"--again"}).find("going on") == std::string::npos);
    CHECK(scene.days_asked().front() == days_ago(13));
    scene.again();
    CHECK(scene.days_asked().front() == days_ago(13));
    const Outcome alone = scene.run({"pull", "--again"});
    CHECK(alone.exit_code == 64);
    CHECK(alone.says("--again is of --since and --until"));
}

TEST_CASE("What failed on a day goes on with that day") {
    YearsScene scene;
    scene.device.faults(
        {{"match", {{"path", Device::transactions}, {"nth", 6}}}, {"times", "ever"}, {"do", "code"}});
    CHECK(scene.run({"pull", "--since", days_ago(12)}).exit_code == 65);
    scene.device.erase("/_sim/faults");
    scene.punch("0001", at(7, "09:00:00"));
    CHECK(scene.again().find("going on with " + at(7, "00:00:00")) != std::string::npos);
    REQUIRE(scene.run({"push"}).exit_code == 0);
    CHECK(scene.stored().size() == 13);
}

TEST_CASE("One long read of a device at a time, and a killed pass holds up nobody") {
    YearsScene scene;
    Process read = scene.held_at(3);
    const Outcome second = scene.run({"pull", "--since", days_ago(5)});
    INFO(second.err);
    CHECK(second.exit_code == 75);
    CHECK(
        second.says("another long read of this device (PID " + std::to_string(read.pid()) + ") is at work"));
    Process pass = scene.start({"run"});
    REQUIRE(YearsScene::waits_for_turn(pass));
    pass.send(SIGKILL);
    pass.wait();
    scene.go_on();
    CHECK(read.wait().exit_code == 0);
}

TEST_CASE("A long read says how far it is and how long it will take") {
    YearsScene scene;
    Process read = scene.held_at(3, {"-v", "--until", days_ago(1)});
    CHECK(read.err().find("1 of 12 days are read, up to " + days_ago(12) + "; about ") != std::string::npos);
    scene.go_on();
    CHECK(read.wait().exit_code == 0);
    // On a terminal it is one line.
    scene.environment["TERM"] = "xterm";
    scene.device.knobs({{"delay_ms", 60}});
    scene.write_config();
    auto command = scene.command({"--config", scene.config_path().string(), "pull", "--since", days_ago(12)});
    command.output = Command::Output::terminal;
    command.columns = 100;
    const std::string shown = e2e::run(command).out;
    INFO(shown);
    CHECK(shown.find("lobby: reading by days [") != std::string::npos);
    CHECK(shown.find(" left") != std::string::npos);
}

TEST_CASE("Whoever watches is told of a long read too") {
    YearsScene scene;
    scene.config.set("monitor", "metrics_file", (scene.dir / "zksync.prom").string());
    scene.punch("0002", at(3, "09:00:00"));
    const Outcome outcome = scene.run({"pull", "--since", days_ago(4)});
    CHECK(outcome.exit_code == 0);
    const std::string metrics = read_file(scene.dir / "zksync.prom");
    INFO(metrics);
    CHECK(metrics.find("zksync_late_total{device=\"lobby\"} 1") != std::string::npos);
}
