// A terminal's whole log is stored while it comes: memory does not grow with it.
#include "harness/tested_program.hpp"
#include "harness/wall_scene.hpp"

using namespace e2e;

TEST_CASE("100,000 rows of a slow terminal are read in less than 32 MiB") {
    WallScene scene;
    scene.config.set("device.gate", "since", days_ago(60));
    scene.terminal.knobs({{"layout", GENERATE("40", "8")}, {"capacity", 200'000}, {"piece_delay_ms", 50}});
    scene.enrol("1001");
    scene.terminal.post("/_sim/generate", {{"count", 100'000}, {"people", 500}, {"from", days_ago(55)}});
    const Outcome outcome = scene.run({"--json", "pull"});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    const Json report = Json::parse(outcome.out).at("devices").at(0).at("pull");
    CHECK(report.at("read") == 100'000);
    CHECK(report.at("new") == 100'000);
    if (!is_sanitized()) CHECK(outcome.max_rss_kib < 32 * 1024);
    WARN("peak memory " << outcome.max_rss_kib / 1024 << " MiB, " << outcome.took.count() << " ms");
}
