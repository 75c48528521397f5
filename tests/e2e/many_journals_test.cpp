// More devices than a process may have journals open.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;

TEST_CASE("Metrics, report and readers see all devices, however few files a process may have open") {
    constexpr int devices = 20;
    PushScene scene;
    scene.live_by_the_sites_clock();
    scene.employ(1);
    scene.punch("0777", at(1, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    for (int number = 1; number <= devices; ++number) {
        const std::string name = "gate" + std::to_string(number);
        std::filesystem::copy_file(scene.state_dir() / "lobby.db", scene.state_dir() / (name + ".db"));
        scene.config.set("device." + name, "url", "http://127.0.0.1:9/" + name)
            .set("device." + name, "username", "admin")
            .set("device." + name, "password_file", scene.secret("gate", device_password))
            .set("device." + name, "since", days_ago(20));
    }
    const auto metrics = scene.dir / "zksync.prom", page = scene.dir / "zksync.html",
               letter = scene.dir / "letter";
    scene.config.set("monitor", "metrics_file", metrics.string())
        .set("monitor", "report_file", page.string())
        .set_raw("notify", "hr", R"(["tee", ")" + letter.string() + R"("])");
    Command wanted = scene.configured({"run", "--device", "lobby"});
    wanted.arguments.insert(wanted.arguments.begin(),
                            {"-c", "ulimit -n 64; exec \"$0\" \"$@\"", wanted.program.string()});
    wanted.program = "/bin/sh";
    const Outcome outcome = run(wanted);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    const auto holds = [](const std::filesystem::path& file, const std::string& text) {
        return read_file(file).find(text) != std::string::npos;
    };
    CHECK(holds(letter, "21 punches on lobby, "));
    CHECK(holds(letter, "gate20"));
    CHECK(holds(metrics, "zksync_punches{device=\"gate20\",state=\"waiting\"} 1"));
    CHECK(holds(page, "1 person waits for HR, with 21 punches."));
}
