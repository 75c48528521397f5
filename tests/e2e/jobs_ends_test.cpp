// --jobs: one that hangs, is killed or is told to end takes nobody along.
#include "harness/three_devices.hpp"

#include <cerrno>
#include <csignal>

using namespace e2e;

namespace {

struct HeldDevices : ThreeDevices {
    Simulator monitor{Simulator::Kind::monitor};

    HeldDevices() {
        punch_everywhere();
        config.set("monitor", "ping_url", monitor.url() + "/all")
            .set("device.gate", "ping_url", monitor.url() + "/gate");
        hold();
    }
    Process begin(const std::vector<std::string>& arguments) {
        std::vector<std::string> all{"--json", "run", "--all", "--jobs", "3"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        Process run = start(all);
        REQUIRE(all_hold());
        return run;
    }
    std::size_t pings(const std::string& target) {
        std::size_t number = 0;
        for (const Json& request : monitor.requests()) number += request.at("target") == target ? 1U : 0U;
        return number;
    }
    std::string body_of(const std::string& target) {
        for (const Json& request : monitor.requests())
            if (request.at("target") == target) return request.at("body");
        return "(no such ping)";
    }
};

bool is_there(pid_t process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

const Json& report_of(const Json& document, const std::string& device) {
    for (const Json& report : document.at("devices"))
        if (report.at("device") == device) return report;
    FAIL("nothing of " << device);
    return document;
}

} // namespace

TEST_CASE("A device that hangs keeps no other from its work") {
    HeldDevices scene;
    Process run = scene.begin({});
    ThreeDevices::go_on(scene.gate);
    ThreeDevices::go_on(scene.yard);
    CHECK(eventually([&] { return scene.stored().size() == 2 && scene.pings("/gate") == 1; }));
    CHECK(run.running());
    CHECK(scene.pings("/all") == 0);
    ThreeDevices::go_on(scene.device);
    CHECK(run.wait().exit_code == 0);
    CHECK(scene.pings("/all/start") == 1);
    CHECK(scene.pings("/all") == 1);
    CHECK(scene.stored().size() == 3);
}

TEST_CASE("A pass whose process is killed is named, and the others come to their end") {
    HeldDevices scene;
    const int signal = GENERATE(SIGKILL, SIGTERM, SIGSEGV);
    const std::string name = signal == SIGKILL ? "KILL" : signal == SIGTERM ? "TERM" : "SEGV";
    INFO(name);
    Process run = scene.begin({});
    ::kill(scene.process_of("gate"), signal);
    ThreeDevices::go_on(scene.yard);
    ThreeDevices::go_on(scene.device);
    const Outcome outcome = run.wait();
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 3);
    const Json document = Json::parse(outcome.out);
    REQUIRE(document.at("devices").size() == 3);
    const Json error = report_of(document, "gate").at("error");
    CHECK(error.at("message") == "the process of this pass was ended by SIG" + name);
    CHECK(error.at("exit_code") == 128 + signal);
    CHECK(report_of(document, "lobby").at("error").is_null());
    CHECK(report_of(document, "yard").at("push").at("sent") == 1);
    CHECK(outcome.says("zksync: gate: the process of this pass was ended by SIG" + name));
    CHECK(eventually([&] { return scene.pings("/gate/fail") == 1 && scene.pings("/all/fail") == 1; }));
    ThreeDevices::go_on(scene.gate);
    CHECK(scene.run({"run", "--all", "--jobs", "3"}).exit_code == 0);
    CHECK(scene.stored().size() == 3);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("A signal reaches all of them, and the command ends after them") {
    HeldDevices scene;
    const int signal = GENERATE(SIGINT, SIGTERM);
    Process run = scene.begin({});
    std::vector<pid_t> processes;
    for (const std::string& name : scene.names) processes.push_back(scene.process_of(name));
    run.send(signal);
    const Outcome outcome = run.wait(immediately);
    CHECK_FALSE(outcome.timed_out);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 128 + signal);
    for (const pid_t process : processes) CHECK_FALSE(is_there(process));
    const Json document = Json::parse(outcome.out);
    CHECK(document.at("devices").empty());
    CHECK(document.at("exit_code") == 128 + signal);
    CHECK(document.at("error").at("exit_code") == 128 + signal);
    // What began has an end.
    CHECK(scene.pings("/gate/fail") == 1);
    CHECK(scene.pings("/all/fail") == 1);
    CHECK(scene.body_of("/all/fail").find("(SIG") != std::string::npos);
    for (Device* each : scene.devices()) ThreeDevices::go_on(*each);
    CHECK(scene.run({"run", "--all", "--jobs", "3"}).exit_code == 0);
    CHECK(scene.stored().size() == 3);
}

TEST_CASE("Those that had ended before the signal are in the document") {
    HeldDevices scene;
    Process run = scene.begin({});
    ThreeDevices::go_on(scene.yard);
    REQUIRE(eventually([&] { return !is_there(scene.process_of("yard")); }));
    run.send(SIGTERM);
    const Outcome outcome = run.wait();
    INFO(outcome.out << outcome.err);
    const Json document = Json::parse(outcome.out);
    REQUIRE(document.at("devices").size() == 1);
    CHECK(document.at("devices").at(0).at("device") == "yard");
    CHECK(outcome.exit_code == 143);
}

TEST_CASE("When the command itself is killed its passes end, too") {
    HeldDevices scene;
    Process run = scene.begin({});
    std::vector<pid_t> processes;
    for (const std::string& name : scene.names) processes.push_back(scene.process_of(name));
    run.send(SIGKILL);
    CHECK(run.wait().signal == SIGKILL);
    for (const std::string& name : scene.names) {
        INFO(name);
        // Whose lock is free is there no more.
        const Outcome outcome = scene.run({"--json", "pull", "--device", name, "--lock-wait", "20"});
        ThreeDevices::go_on(scene.device);
        CHECK(outcome.exit_code == 0);
    }
}

TEST_CASE("What one device's pass cannot even begin with is its own: the others go on, and the end is told") {
    ThreeDevices scene;
    const auto page = scene.dir / "zksync.html", metrics = scene.dir / "zksync.prom";
    scene.config.set("monitor", "report_file", page.string())
        .set("monitor", "metrics_file", metrics.string());
    scene.punch_everywhere(12);
    // The range begins before its go-live, which is only known when its turn comes.
    scene.config.set("device.gate", "since", days_ago(5));
    std::vector<std::string> arguments{"--json", "pull", "--all", "--since", days_ago(15), "--jobs"};
    arguments.emplace_back(GENERATE("3", "1"));
    const Outcome outcome = scene.run(arguments);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 3);
    const Json document = Json::parse(outcome.out);
    REQUIRE(document.at("devices").size() == 3);
    CHECK(report_of(document, "lobby").at("pull").at("new") == 1);
    CHECK(report_of(document, "yard").at("pull").at("new") == 1);
    CHECK(report_of(document, "gate").at("pull").is_null());
    CHECK(report_of(document, "gate").at("error").at("exit_code") == 64);
    CHECK(document.at("exit_code") == 3);
    CHECK(outcome.says("zksync: gate: --since " + days_ago(15) + " 00:00:00 is before its go-live ("));
    CHECK_FALSE(read_file(page).empty());
    CHECK(read_file(metrics).find("device=\"yard\"") != std::string::npos);
}
