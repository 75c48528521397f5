// The state directory: where it is, whose it is, and that one pass at a time works in it.
#include "harness/eventually.hpp"
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

#include <pwd.h>
#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

unsigned permissions(const fs::path& path) {
    return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

/// A pull that is held at its first look at the punches until `go_on`.
struct HeldPull {
    Scene& scene;
    Process process;

    explicit HeldPull(Scene& the_scene)
        : scene(the_scene),
          process((the_scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}}),
                   the_scene.start({"pull", "--device", "lobby"}))) {
        REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    }
    void go_on() { scene.device.post("/_sim/continue", Json::object()); }
};

} // namespace

TEST_CASE("The state directory is the first of option, environment, configuration, home") {
    Scene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    const auto pull = [&](std::vector<std::string> options) {
        options.insert(options.end(), {"pull", "--device", "lobby"});
        const auto outcome = scene.run(options);
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
    };
    const fs::path by_option = scene.dir / "option", by_variable = scene.dir / "variable",
                   by_config = scene.state_dir(), by_xdg = scene.dir / "xdg",
                   by_home = scene.dir / ".local/state";

    scene.environment["STATE_DIRECTORY"] = by_variable.string();
    scene.environment["XDG_STATE_HOME"] = by_xdg.string();
    pull({"--state-dir", by_option.string()});
    CHECK(fs::exists(by_option / "lobby.db"));
    CHECK_FALSE(fs::exists(by_variable));

    pull({});
    CHECK(fs::exists(by_variable / "lobby.db"));
    CHECK_FALSE(fs::exists(by_config));

    scene.environment["STATE_DIRECTORY"] = std::nullopt;
    pull({});
    CHECK(fs::exists(by_config / "lobby.db"));
    CHECK_FALSE(fs::exists(by_xdg));

    scene.config.remove("", "state_dir");
    pull({});
    CHECK(fs::exists(by_xdg / "zksync/lobby.db"));
    CHECK_FALSE(fs::exists(by_home));

    scene.environment["XDG_STATE_HOME"] = std::nullopt;
    pull({});
    CHECK(fs::exists(by_home / "zksync/lobby.db"));
}

TEST_CASE("What is kept is nobody else's to read, and holds no secret") {
    Scene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(permissions(scene.state_dir()) == 0700);
    for (const auto& entry : fs::recursive_directory_iterator(scene.state_dir())) {
        INFO(entry.path());
        CHECK((permissions(entry.path()) & 0077U) == 0);
        if (!entry.is_regular_file()) continue;
        const std::string content = read_file(entry.path());
        CHECK(content.find(device_password) == std::string::npos);
        CHECK(content.find(site_secret) == std::string::npos);
    }
}

TEST_CASE("A state directory of somebody else's is refused, by root too, and left as it is") {
    if (geteuid() != 0) {
        WARN("only root can make a directory that belongs to somebody else");
        return;
    }
    Scene scene;
    fs::create_directory(scene.state_dir());
    const passwd* nobody = getpwnam("nobody");
    REQUIRE(nobody != nullptr);
    REQUIRE(chown(scene.state_dir().c_str(), nobody->pw_uid, nobody->pw_gid) == 0);
    const auto outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says("hint: runuser -u nobody -- " + tested_program().string() + " --config " +
                       scene.config_path().string() + " run --device lobby\n"));
    CHECK(fs::is_empty(scene.state_dir()));
    CHECK(scene.device.requests().empty());
    CHECK(scene.site.requests().empty());
}

TEST_CASE("State files that cannot be used end the pass with 74 and name the file") {
    Scene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    const fs::path journal = scene.state_dir() / "lobby.db";
    fs::path named = journal;
    SECTION("the directory is a file") {
        write_file(scene.state_dir(), "");
        named = scene.state_dir();
    }
    SECTION("the journal is no database") {
        fs::create_directory(scene.state_dir());
        write_file(journal, std::string(8192, 'x'));
    }
    SECTION("the journal is of a newer version") {
        REQUIRE(scene.run({"pull", "--device", "lobby"}).exit_code == 0);
        // SQLite keeps user_version at byte 60 of the file, the most significant byte first.
        std::fstream file(journal, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(60).write("\0\0\x7f\x7f", 4);
    }
    const std::string before = read_file(journal);
    const auto outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says(named.string()));
    CHECK_FALSE(outcome.says("delete"));
    CHECK(read_file(journal) == before);
    CHECK(scene.site.checkins().empty());
}

TEST_CASE("A second pass of the same device ends with 75, and says who is at it only when asked") {
    Scene scene;
    HeldPull first(scene);
    const auto pid = std::to_string(first.process.pid());

    const auto silent = scene.run({"run", "--device", "lobby"});
    CHECK(silent.exit_code == 75);
    CHECK(silent.out.empty());
    CHECK(silent.err.empty());

    const auto verbose = scene.run({"-v", "run", "--device", "lobby"});
    INFO(verbose.err);
    CHECK(verbose.exit_code == 75);
    CHECK(verbose.says(pid));

    CHECK(scene.run({"status"}).exit_code == 0);
    first.go_on();
    CHECK(first.process.wait().exit_code == 0);
}

TEST_CASE("A second pass that may wait goes on when the first has ended") {
    Scene scene;
    HeldPull first(scene);
    Process second = scene.start({"run", "--device", "lobby", "--lock-wait", "60"});
    // It has come to the lock when it has opened the lock's file.
    const auto waits = [&] {
        for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(second.pid()) + "/fd")) {
            std::error_code gone;
            if (fs::read_symlink(entry.path(), gone).filename() == "lobby.lock") return true;
        }
        return false;
    };
    REQUIRE(eventually(waits));
    CHECK(second.running());
    first.go_on();
    CHECK(first.process.wait().exit_code == 0);
    CHECK(second.wait().exit_code == 0);
}

TEST_CASE("The lock of a pass that was killed holds up nobody") {
    Scene scene;
    {
        HeldPull first(scene);
        first.process.send(SIGKILL);
        CHECK(first.process.wait().signal == SIGKILL);
        first.go_on();
    }
    CHECK(fs::exists(scene.state_dir() / "lobby.lock"));
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
}

TEST_CASE("A journal with punches for a device that is no longer configured is named") {
    Scene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    REQUIRE(scene.run({"pull", "--device", "lobby"}).exit_code == 0);
    scene.config.rename("device.lobby", "device.gate");
    const auto outcome = scene.run({"status"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says("lobby"));
    CHECK(scene.run({"run", "--device", "gate"}).says("lobby"));
}
