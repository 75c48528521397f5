// Watched from outside, with something between the program and the system: clocks, syslog, the files that are
// opened.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <sstream>

using namespace e2e;

namespace {

struct MonitorClocksScene : PushScene {
    MonitorClocksScene() {
        live_by_the_sites_clock();
        employ(2);
        punch("0001", at(1, "08:00:00"));
    }
    /// How often each journal was opened, by its name.
    std::map<std::string, int> opened(const std::filesystem::path& log) {
        std::map<std::string, int> times;
        std::istringstream lines(read_file(log));
        for (std::string line; std::getline(lines, line);) {
            const std::filesystem::path file(line);
            if (file.parent_path() == state_dir() && file.extension() == ".db") ++times[file.stem()];
        }
        std::erase_if(times, [](const auto& one) { return one.first.starts_with("site-"); });
        return times;
    }
};

} // namespace

TEST_CASE("status --max-age: a push is no reading, and a paused device is not missed") {
    MonitorClocksScene scene;
    REQUIRE(scene.run({"pull"}).exit_code == 0);
    Meddling later;
    later.wall = std::chrono::hours(3);
    meddle(scene, later);
    scene.device.knobs({{"licence_lapsed", true}});
    CHECK(scene.run({"run"}).exit_code == 77);
    CHECK(scene.run({"push"}).exit_code == 0);
    const Outcome outcome = scene.run({"status", "--max-age", "2h"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.starts_with("lobby: the last run or pull that went well was 3 h ago ("));
    CHECK(scene.run({"status", "--max-age", "4h"}).exit_code == 0);
    scene.config.set_raw("device.lobby", "enabled", "false");
    CHECK(scene.run({"status", "--max-age", "2h"}).exit_code == 0);
}

TEST_CASE("Each pass is a line for syslog where that is asked for") {
    MonitorClocksScene scene;
    Meddling meddling;
    meddling.syslog = scene.dir / "syslog";
    meddle(scene, meddling);
    scene.punch("0777", at(1, "09:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(read_file(meddling.syslog).empty());
    scene.punch("0002", at(1, "10:00:00"));
    REQUIRE(scene.run({"--syslog", "run"}).exit_code == 0);
    const std::string line = read_file(meddling.syslog);
    INFO(line);
    CHECK(line.starts_with("<78>zksync: device=lobby result=ok code=0 read="));
    CHECK(line.find(" new=1 late=1 sent=1 duplicate=0 waiting=1 pending=0 in_doubt=0 seconds=") !=
          std::string::npos);
    scene.device.knobs({{"licence_lapsed", true}});
    CHECK(scene.run({"--syslog", "pull"}).exit_code == 77);
    CHECK(read_file(meddling.syslog).find("<75>zksync: device=lobby result=failed code=77 read=0 ") !=
          std::string::npos);
    scene.config.set_raw("device.lobby", "enabled", "false");
    CHECK(scene.run({"--syslog", "run"}).exit_code == 0);
    CHECK(read_file(meddling.syslog).find("device=lobby result=paused code=0 ") != std::string::npos);
}

TEST_CASE("After a pass each journal is opened once more, however many look into it") {
    MonitorClocksScene scene;
    Device gate;
    gate.knobs({{"password", device_password}});
    gate.punch({{"emp_code", "0777"}, {"punch_time", at(1, "09:00:00")}});
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", days_ago(20))
        .set("monitor", "metrics_file", (scene.dir / "zksync.prom").string())
        .set("monitor", "report_file", (scene.dir / "zksync.html").string())
        .set_raw("notify", "admin", R"(["true"])");
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    Meddling watching;
    watching.opened = scene.dir / "opened";
    meddle(scene, watching);
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    INFO(read_file(watching.opened));
    const auto times = scene.opened(watching.opened);
    CHECK(times.at("gate") == 1);
    CHECK(times.at("lobby") == 2); // by its pass before that
    CHECK(read_file(scene.dir / "zksync.prom").find("device=\"gate\"") != std::string::npos);
}
