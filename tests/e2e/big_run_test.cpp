// A large go-live: memory does not grow with the number of punches.
#include "harness/push_scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("100,000 punches of 500 people are read and delivered in less than 64 MiB") {
    PushScene scene;
    scene.config.set("device.lobby", "since", days_ago(60)).set_raw("site", "batch", "200");
    scene.config.set("site", "request_limit", "60s").set("site", "write_timeout", "50s");
    scene.site.post("/_sim/employees/generate",
                    {{"count", 500}, {"first", 1}, {"code_format", "%04d"}, {"name_format", "HR-EMP-%04d"}});
    scene.device.generate({{"people", 500}, {"days", 50}, {"from", days_ago(55)}, {"per_day", 4}});
    const auto outcome = scene.run({"--json", "run", "--device", "lobby"}, std::chrono::minutes(8));
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    const Json report = scene.report(Json::parse(outcome.out));
    CHECK(report.at("pull").at("new") == 100000);
    CHECK(report.at("push").at("sent") == 100000);
    CHECK(report.at("push").at("pending") == 0);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.stored() == scene.due());
    if (!is_sanitized()) CHECK(outcome.max_rss_kib < 64 * 1024);
    WARN("peak memory " << outcome.max_rss_kib / 1024 << " MiB, " << outcome.took.count() / 1000 << " s");

    scene.site.forget_requests();
    scene.device.forget_requests();
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.site.requests().empty());
    CHECK(scene.device.requests().size() == 2);
}
