// A monitor that heard of a beginning hears of the end, whatever that is; and many pings take no longer than
// one.
#include "harness/three_devices.hpp"

#include <csignal>
#include <filesystem>

#include <sys/stat.h>

using namespace e2e;

namespace {

struct EndScene : ThreeDevices {
    Simulator monitor{Simulator::Kind::monitor};

    EndScene() {
        config.set("monitor", "ping_url", monitor.url() + "/all");
        for (const std::string& name : names)
            config.set("device." + name, "ping_url", monitor.url() + "/" + name);
    }
    std::vector<std::string> pings() {
        std::vector<std::string> targets;
        for (const Json& request : monitor.requests()) targets.push_back(request.at("target"));
        return targets;
    }
    std::string body_of(const std::string& target) {
        for (const Json& request : monitor.requests())
            if (request.at("target") == target) return request.at("body");
        return "(no such ping)";
    }
};

} // namespace

TEST_CASE("A signal is told as a failure, with its line, of the device at work and of the run") {
    EndScene scene;
    const int signal = GENERATE(SIGINT, SIGTERM);
    const std::string words = signal == SIGINT ? "interrupted (SIGINT): " : "terminated (SIGTERM): ";
    scene.hold();
    Process run = scene.start({"run", "--all"});
    REQUIRE(eventually([&] { return ThreeDevices::holds(scene.device); }));
    run.send(signal);
    CHECK(run.wait().exit_code == 128 + signal);
    CHECK(scene.pings() ==
          std::vector<std::string>{"/all/start", "/lobby/start", "/lobby/fail", "/all/fail"});
    CHECK(scene.body_of("/lobby/fail").find("zksync: lobby: " + words) != std::string::npos);
    CHECK(scene.body_of("/all/fail").find("zksync: " + words) != std::string::npos);
}

TEST_CASE("A monitor that keeps a run waiting is asked once, and that is said once") {
    EndScene scene;
    scene.monitor.knobs({{"deaf", "t"}}); // every /start
    scene.punch_everywhere();
    const Outcome outcome = scene.run({"run", "--all", "--jobs", "3"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.took < std::chrono::seconds(15));
    const std::string said = "cannot tell the monitor at 127.0.0.1 how passes go: ";
    CHECK(outcome.err.find(said) != std::string::npos);
    CHECK(outcome.err.find(said) == outcome.err.rfind(said));
    CHECK(scene.stored().size() == 3);
}

TEST_CASE("A punch that the device no longer has is still to be delivered, and the metrics say since when") {
    EndScene scene;
    const auto file = scene.dir / "zksync.prom";
    scene.config.set("monitor", "metrics_file", file.string());
    scene.device.punch({{"emp_code", "0777"}, {"punch_time", at(2, "08:00:00")}});
    scene.device.punch({{"emp_code", "0001"}, {"punch_time", at(1, "08:00:00")}});
    REQUIRE(scene.run({"run", "--all", "--jobs", "3"}).exit_code == 0);
    const std::string series = "zksync_oldest_undelivered_timestamp_seconds{device=\"lobby\"}";
    const std::string before = read_file(file);
    CHECK(before.find(series) != std::string::npos);
    scene.device.erase("/_sim/punches", {{"emp_code", "0777"}});
    REQUIRE(eventually([&] {
        return scene.run_json({"run", "--all", "--jobs", "3"}).at("devices").at(0).at("pull").at("gone") == 1;
    }));
    CHECK(read_file(file).find(series) != std::string::npos);
}

TEST_CASE(
    "Metrics are not put in the place of a device or a pipe: that is a warning, once, and no exit code") {
    EndScene scene;
    const auto pipe = scene.dir / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    scene.config.set("monitor", "metrics_file", pipe.string());
    const Outcome outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("cannot write the metrics: cannot write " + pipe.string() +
                       ": it is no file that could be replaced"));
    CHECK(std::filesystem::is_fifo(pipe));
    CHECK(scene.run({"run", "--device", "lobby"}).err.empty());
}
