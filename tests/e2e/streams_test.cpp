// Standard streams that are full, closed, or read by nobody: what cannot be said stops no pass, and an answer
// that did not arrive is no success.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

/// A pipe whose reader has gone; programs that are started inherit its other end.
class DeadPipe {
public:
    DeadPipe() {
        std::array<int, 2> ends{};
        REQUIRE(pipe(ends.data()) == 0);
        close(ends[0]);
        writer_ = ends[1];
    }
    ~DeadPipe() { close(writer_); }
    DeadPipe(const DeadPipe&) = delete;
    DeadPipe& operator=(const DeadPipe&) = delete;
    std::string number() const { return std::to_string(writer_); }

private:
    int writer_ = -1;
};

struct StreamScene : PushScene {
    DeadPipe dead;

    /// A pass of which there is something to say, before the push and behind it.
    StreamScene() {
        employ(1);
        punch("0001", at(2, "08:00:00"), {{"punch_state", "77"}});
        punch("0404", at(2, "09:00:00"));
    }
    /// The program with its streams redirected as bash writes it; PIPE is the one whose reader has gone.
    Command redirected(std::string redirections, const std::vector<std::string>& arguments) {
        write_config();
        const auto place = redirections.find("PIPE");
        if (place != std::string::npos) redirections.replace(place, 4, dead.number());
        Command shell = command(
            {"-c", "exec \"$0\" \"$@\" " + redirections, E2E_PROGRAM, "--config", config_path().string()});
        shell.program = "/bin/bash";
        shell.arguments.insert(shell.arguments.end(), arguments.begin(), arguments.end());
        return shell;
    }
};

} // namespace

TEST_CASE("What cannot be said does not stop a pass") {
    const char* stream = GENERATE("2>/dev/full", "2>&-", "2>&PIPE", ">&- 2>&-", "<&- >&- 2>&-");
    INFO(stream);
    StreamScene scene;
    Device gate;
    gate.knobs({{"password", device_password}});
    gate.punch({{"emp_code", "0001"}, {"punch_time", at(3, "08:00:00")}});
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", days_ago(20));
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"run", "--all"}, {"-vv", "run", "--all"}}) {
        const Outcome outcome = run(scene.redirected(stream, arguments));
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.signal == 0);
        CHECK(scene.stored().size() == 2);
    }
    CHECK(scene.rows_in("sent") == 1);
    CHECK(scene.rows_in("sent", "gate") == 1);
}

TEST_CASE("A pass that fails and cannot say so ends with its own code") {
    const char* stream = GENERATE("2>/dev/full", "2>&-", "2>&PIPE");
    INFO(stream);
    StreamScene scene;
    scene.device.stop();
    CHECK(run(scene.redirected(stream, {"run", "--device", "lobby"})).exit_code == 69);
    CHECK(run(scene.redirected(stream, {"run", "--device", "nobody"})).exit_code == 64);
    CHECK(run(scene.redirected(stream, {"xyzzy"})).exit_code == 64);
}

TEST_CASE("An answer that cannot be written is said in one sentence, and is no success") {
    const auto [stream, why] = GENERATE(table<std::string, std::string>(
        {{">/dev/full", "the disk is full"}, {">&-", "it is closed"}, {">&PIPE", "nobody reads it"}}));
    StreamScene scene;
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"status"},
                                                      {"status", "--json"},
                                                      {"map-check", "--csv"},
                                                      {"map-check"},
                                                      {"why", "0001", days_ago(2)},
                                                      {"run", "--device", "lobby", "--dry-run"},
                                                      {"run", "--device", "lobby", "--json"},
                                                      {"reconcile", "--since", days_ago(5)},
                                                      {"crontab"},
                                                      {"--help"},
                                                      {"run", "--help"},
                                                      {"--version"}}) {
        const Outcome outcome = run(scene.redirected(stream, arguments));
        INFO(stream << " " << arguments.front() << "\n" << outcome.err);
        CHECK(outcome.exit_code == 74);
        const std::string sentence = "zksync: cannot write to standard output: " + why;
        CHECK(outcome.err.find(sentence) != std::string::npos);
        CHECK(outcome.err.find(sentence) == outcome.err.rfind("zksync: cannot write"));
        CHECK_FALSE(outcome.says("a bug"));
    }
}

TEST_CASE("What the report of a pass cannot be written to does not keep it from its work") {
    StreamScene scene;
    CHECK(run(scene.redirected(">/dev/full", {"run", "--device", "lobby", "--json"})).exit_code == 74);
    CHECK(scene.stored().size() == 1);
    scene.device.stop();
    CHECK(run(scene.redirected(">/dev/full", {"run", "--device", "lobby", "--json"})).exit_code == 69);
}

TEST_CASE("A stream that is closed at the start gives its number to nothing else") {
    StreamScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process pass(scene.redirected("<&- >&- 2>&-", {"-vv", "run", "--device", "lobby"}));
    REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    for (const char* stream : {"0", "1", "2"}) {
        std::error_code none;
        CHECK(fs::read_symlink("/proc/" + std::to_string(pass.pid()) + "/fd/" + stream, none) == "/dev/null");
    }
    scene.device.post("/_sim/continue", Json::object());
    CHECK(pass.wait().exit_code == 0);
    CHECK(scene.stored().size() == 1);
}
