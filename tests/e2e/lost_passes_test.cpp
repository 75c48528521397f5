// --jobs: a pass whose process is gone before it could tell how it went is told of by the one that waited: in
// its journal, so by status, metrics and [notify], and to its monitor.
#include "harness/three_devices.hpp"

#include <cerrno>
#include <csignal>

using namespace e2e;

namespace {

const std::string killed = "the process of this pass was ended by SIGKILL";

struct LostPasses : ThreeDevices {
    Simulator monitor{Simulator::Kind::monitor};
    std::filesystem::path letters = dir / "letters", metrics = dir / "zksync.prom";

    LostPasses() {
        punch_everywhere();
        write_file(dir / "mail", "#!/bin/sh\n{ echo \"$1\"; cat; } >> " + letters.string() + "\n",
                   std::filesystem::perms{0700});
        config.set_raw("notify", "admin", "[" + quoted((dir / "mail").string()) + R"(, "{subject}"])")
            .set("monitor", "metrics_file", metrics.string())
            .set("device.gate", "ping_url", monitor.url() + "/gate");
    }
    Process begin() {
        hold();
        Process run = start({"run", "--all", "--jobs", "3"});
        REQUIRE(all_hold());
        return run;
    }
    void kill_gate() const { ::kill(process_of("gate"), SIGKILL); }
    std::string gate_in_metrics(const std::string& series) const {
        const std::string all = read_file(metrics), wanted = series + "{device=\"gate\"} ";
        const auto at = all.find(wanted);
        if (at == std::string::npos) return "(none)";
        return all.substr(at + wanted.size(), all.find('\n', at) - at - wanted.size());
    }
    std::vector<std::string> pings() {
        std::vector<std::string> targets;
        for (const Json& request : monitor.requests()) targets.push_back(request.at("target"));
        return targets;
    }
};

} // namespace

TEST_CASE("A pass that was killed is in its journal: status, metrics and the administrator hear of it") {
    LostPasses scene;
    Process run = scene.begin();
    scene.kill_gate();
    ThreeDevices::go_on(scene.device);
    ThreeDevices::go_on(scene.yard);
    const Outcome outcome = run.wait();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 3);
    CHECK(scene.run({"status", "--device", "gate"}).says(killed));
    CHECK_FALSE(scene.run({"status", "--device", "lobby"}).says(killed));
    CHECK(scene.gate_in_metrics("zksync_last_pass_exit_code") == "137");
    CHECK(scene.gate_in_metrics("zksync_last_success_timestamp_seconds") == "0");
    const std::string letter = read_file(scene.letters);
    CHECK(letter.find("zksync: the passes of gate fail\n") == 0);
    CHECK(letter.find(killed) != std::string::npos);

    ThreeDevices::go_on(scene.gate);
    std::filesystem::remove(scene.letters);
    CHECK(scene.run({"run", "--all", "--jobs", "3"}).exit_code == 0);
    CHECK(read_file(scene.letters).find("zksync: no longer so: the passes of gate fail\n") == 0);
    CHECK(scene.gate_in_metrics("zksync_last_pass_exit_code") == "0");
    CHECK(scene.stored().size() == 3);
}

TEST_CASE("One that was killed before a signal ended the run is told of all the same") {
    LostPasses scene;
    Process run = scene.begin();
    scene.kill_gate();
    // The run has seen its end once it is no zombie any more.
    REQUIRE(eventually([&] { return ::kill(scene.process_of("gate"), 0) != 0 && errno == ESRCH; }));
    run.send(SIGTERM);
    const Outcome outcome = run.wait();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 143);
    CHECK(scene.run({"status", "--device", "gate"}).says(killed));
    CHECK(scene.pings() == std::vector<std::string>{"/gate/start", "/gate/fail"});
}
