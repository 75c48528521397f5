// Watched from outside: pings, the metrics file, `status --max-age` and the priorities of a journal.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sstream>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

struct Monitor : Simulator {
    Monitor() : Simulator(Kind::monitor) {}
    /// The targets that were asked for, in order: "/all/start /all".
    std::string pings() {
        std::string all;
        for (const Json& request : requests())
            all += (all.empty() ? "" : " ") + request.at("target").get<std::string>();
        return all;
    }
};

struct WatchedScene : PushScene {
    Monitor monitor;
    Device gate;
    fs::path metrics_file = dir / "zksync.prom";

    WatchedScene() {
        live_by_the_sites_clock();
        employ(2);
        punch("0001", at(1, "08:00:00"));
        config.set("monitor", "ping_url", monitor.url() + "/all");
    }
    /// One that refuses every log-in.
    void add_gate() {
        gate.knobs({{"password", device_password}, {"licence_lapsed", true}});
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20))
            .set("device.gate", "ping_url", monitor.url() + "/gate/?create=1");
    }
    /// The value of a series; "" where it is not there.
    std::string metric(const std::string& series) {
        std::istringstream lines(read_file(metrics_file));
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with(series + " ")) return line.substr(series.size() + 1);
        return "";
    }
};

} // namespace

TEST_CASE("A monitor hears of the beginning and the end of a run, of nothing else, and of no dry run") {
    WatchedScene scene;
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.monitor.pings() == "/all/start /all");
    scene.monitor.forget_requests();
    CHECK(scene.run({"pull"}).exit_code == 0);
    CHECK(scene.run({"push"}).exit_code == 0);
    CHECK(scene.run({"run", "--dry-run"}).exit_code == 0);
    CHECK(scene.monitor.pings().empty());
}

TEST_CASE("A run that failed is told with what it said") {
    WatchedScene scene;
    scene.device.knobs({{"licence_lapsed", true}});
    const Outcome outcome = scene.run({"run"});
    CHECK(outcome.exit_code == 77);
    CHECK(scene.monitor.pings() == "/all/start /all/fail");
    CHECK(scene.monitor.requests().at(1).at("body") == outcome.err);
}

TEST_CASE("With --all one device that fails is a run that failed; each device has its own monitor besides") {
    WatchedScene scene;
    scene.add_gate();
    const Outcome outcome = scene.run({"run", "--all"});
    CHECK(outcome.exit_code == 3);
    CHECK(scene.monitor.pings() == "/all/start /gate/start?create=1 /gate/fail?create=1 /all/fail");
    scene.monitor.forget_requests();
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.monitor.pings() == "/all/start /all");
}

TEST_CASE("A pass that finds another one at work tells nobody") {
    WatchedScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process first = scene.start({"run"});
    REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    scene.monitor.forget_requests();
    CHECK(scene.run({"run"}).exit_code == 75);
    CHECK(scene.monitor.pings().empty());
    scene.device.post("/_sim/continue", Json::object());
    CHECK(first.wait().exit_code == 0);
}

TEST_CASE("A monitor that is away is a warning, once, and nothing else") {
    WatchedScene scene;
    scene.monitor.knobs({{"status", 503}});
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("cannot tell the monitor at 127.0.0.1 how this run went: it answered 503"));
    CHECK_FALSE(outcome.says("/all"));
    CHECK(scene.run({"run"}).err.empty());
    scene.monitor.stop();
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("Each device's monitor is said to be away once, whichever device's run came between") {
    WatchedScene scene;
    scene.add_gate();
    scene.config.set("device.lobby", "ping_url", scene.monitor.url() + "/lobby");
    scene.monitor.knobs({{"status", 503}});
    const auto said = [&](const std::string& device) {
        return scene.run({"run", "--device", device})
            .says("the pass of " + device + " went: it answered 503");
    };
    CHECK(said("lobby"));
    CHECK(said("gate"));
    CHECK_FALSE(said("lobby"));
    CHECK_FALSE(said("gate"));
    scene.monitor.knobs({{"status", 200}});
    CHECK_FALSE(said("lobby"));
    scene.monitor.knobs({{"status", 503}});
    CHECK(said("lobby"));
    CHECK_FALSE(said("gate"));
}

TEST_CASE("A monitor that never answers holds a run up for some seconds only") {
    WatchedScene scene;
    scene.monitor.knobs({{"deaf", "/start"}});
    const Outcome outcome = scene.run({"run"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.took < std::chrono::seconds(12));
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("The metrics of all devices are in one file, for everybody to read") {
    WatchedScene scene;
    scene.add_gate();
    scene.config.set("monitor", "metrics_file", scene.metrics_file.string());
    scene.punch("0002", at(1, "09:00:00"));
    scene.punch("0777", at(1, "10:00:00"));
    CHECK(scene.run({"run", "--all"}).exit_code == 3);
    INFO(read_file(scene.metrics_file));
    CHECK(fs::status(scene.metrics_file).permissions() == fs::perms{0644});
    CHECK(scene.metric("zksync_last_pass_exit_code{device=\"lobby\"}") == "0");
    CHECK(scene.metric("zksync_last_pass_exit_code{device=\"gate\"}") == "77");
    CHECK(scene.metric("zksync_punches{device=\"lobby\",state=\"sent\"}") == "2");
    CHECK(scene.metric("zksync_waiting{device=\"lobby\",reason=\"no-employee\"}") == "1");
    CHECK_FALSE(scene.metric("zksync_last_success_timestamp_seconds{device=\"lobby\"}").empty());
    CHECK(scene.metric("zksync_last_success_timestamp_seconds{device=\"gate\"}") == "0");
    CHECK_FALSE(scene.metric("zksync_last_pass_timestamp_seconds{device=\"gate\"}").empty());
    CHECK_FALSE(scene.metric("zksync_last_pass_duration_seconds{device=\"gate\"}").empty());
    CHECK_FALSE(scene.metric("zksync_oldest_undelivered_timestamp_seconds{device=\"lobby\"}").empty());
    CHECK_FALSE(
        scene
            .metric(
                "zksync_terminal_last_punch_timestamp_seconds{device=\"lobby\",terminal=\"CQUJ190000001\"}")
            .empty());
    CHECK(scene.metric("zksync_requests{device=\"gate\",end=\"site\"}") == "0");

    scene.site.employ("0777");
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.metric("zksync_oldest_undelivered_timestamp_seconds{device=\"lobby\"}").empty());
    CHECK(scene.metric("zksync_waiting{device=\"lobby\",reason=\"no-employee\"}") == "0");
    CHECK(scene.metric("zksync_last_pass_exit_code{device=\"gate\"}") == "77");
    // What comes late is counted over all passes.
    scene.punch("0001", at(3, "08:00:00"));
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.metric("zksync_late_total{device=\"lobby\"}") == "1");
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.metric("zksync_late_total{device=\"lobby\"}") == "1");
    // Whoever watches has to see a journal that cannot be read.
    write_file(scene.state_dir() / "gate.db", "no journal");
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.metric("zksync_last_pass_exit_code{device=\"gate\"}") == "74");
}

TEST_CASE("Metrics that cannot be written are a warning") {
    WatchedScene scene;
    scene.config.set("monitor", "metrics_file", (scene.dir / "nowhere/zksync.prom").string());
    const Outcome outcome = scene.run({"run"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("cannot write the metrics: cannot write " +
                       (scene.dir / "nowhere/zksync.prom").string() + ": no such file or directory"));
    CHECK(scene.run({"run"}).err.empty());
}

TEST_CASE("status --max-age names what was not read for so long, and is silent otherwise") {
    WatchedScene scene;
    SECTION("never") {
        const Outcome outcome = scene.run({"status", "--max-age", "2h"});
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.out == "lobby: no run or pull has ever gone well\n");
    }
    SECTION("just now") {
        REQUIRE(scene.run({"run"}).exit_code == 0);
        const Outcome outcome = scene.run({"status", "--max-age", "2h"});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.empty());
        CHECK(scene.run_json({"status", "--max-age", "2h"}) ==
              Json({{"stale", Json::array()}, {"exit_code", 0}}));
    }
    SECTION("a push alone, on a device that was never read") {
        scene.device.knobs({{"licence_lapsed", true}});
        CHECK(scene.run({"run"}).exit_code == 77);
        CHECK(scene.run({"push"}).exit_code == 0);
        CHECK(scene.run({"status", "--max-age", "2h"}).exit_code == 1);
    }
    SECTION("what cannot be read is not fresh") {
        REQUIRE(scene.run({"run"}).exit_code == 0);
        write_file(scene.state_dir() / "lobby.db", "no journal");
        const Outcome outcome = scene.run({"status", "--max-age", "2h"});
        CHECK(outcome.exit_code == 74);
        CHECK(outcome.says("lobby.db"));
    }
    SECTION("a span of time") {
        const Outcome outcome = scene.run({"status", "--max-age", "soon"});
        CHECK(outcome.exit_code == 64);
        CHECK(outcome.says("\"soon\" is no span of time: write 90s, 30m, 2h or 7d"));
    }
}

TEST_CASE("Where standard error is the journal of systemd, each line begins with its priority") {
    WatchedScene scene;
    scene.device.knobs({{"licence_lapsed", true}});
    Command wanted = scene.configured({"-v", "run"});
    wanted.arguments.insert(
        wanted.arguments.begin(),
        {"-c", "JOURNAL_STREAM=$(stat -L -c %d:%i /dev/stderr) exec \"$0\" \"$@\"", wanted.program.string()});
    wanted.program = "/bin/sh";
    const Outcome outcome = run(wanted);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 77);
    CHECK(outcome.err.find("<3>zksync: lobby: cannot read the punches") != std::string::npos);
    CHECK(outcome.err.find("\n<4>hint: ") != std::string::npos);
    std::istringstream lines(outcome.err);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK((line.starts_with("<3>zksync: ") || line.starts_with("<4>hint: ") ||
               line.starts_with("<4>zksync: ") || line.starts_with("<6>zksync: ")));
    }
    // The stream of somebody else is none of its business.
    scene.environment["JOURNAL_STREAM"] = "1:2";
    CHECK(scene.run({"run"}).err.starts_with("zksync: "));
}
