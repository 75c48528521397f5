// A device that lives below a path of its host, behind a web server that has other things beside it.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct BelowAPath : PushScene {
    BelowAPath() {
        employ(1);
        punch("0001", at(1, "08:00:00"));
        device.knobs({{"base_path", "/biotime"}});
        config.set("device.lobby", "url", device.url() + "/biotime");
    }
};

} // namespace

TEST_CASE("A device below a path is read, and its token goes nowhere else") {
    BelowAPath scene;
    const auto checked = scene.run({"auth"});
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
    const auto result = scene.pass();
    INFO(result.text());
    REQUIRE(result.exit_code == 0);
    CHECK(result.count("sent") == 1);
    const Json requests = scene.device.requests();
    CHECK(requests.size() > 4);
    for (const Json& request : requests) {
        INFO(request.dump());
        CHECK(request.at("path").get<std::string>().starts_with("/biotime/"));
    }
}

TEST_CASE("Two paths of one host are two devices; one path, written alike, is one") {
    BelowAPath scene;
    const auto gate = [&](const std::string& url) {
        scene.config.set("device.gate", "url", url)
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", scene.secret("gate", device_password))
            .set("device.gate", "since", days_ago(3));
        return scene.run({"crontab"});
    };
    CHECK(gate(scene.device.url() + "/BioTime").exit_code == 0);
    CHECK(
        gate("HTTP" + scene.device.url().substr(4) + "/biotime").says("expected one section for one login"));
}

TEST_CASE("A path that was left out, or is not one, is named") {
    BelowAPath scene;
    SECTION("left out") {
        scene.config.set("device.lobby", "url", scene.device.url());
        const auto outcome = scene.run({"auth"});
        INFO(outcome.out << outcome.err);
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says("with the path that it lives below, if it has one?"));
        CHECK(scene.device.log_ins() == 0);
    }
    SECTION("with a slash behind it") {
        scene.config.set("device.lobby", "url", scene.device.url() + "/biotime/");
        const auto outcome = scene.run({"auth"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says(
            "ends in a slash; expected a scheme and a host, and a path where the device has one"));
    }
    SECTION("of the site, which has none") {
        scene.config.set("site", "url", scene.site.url() + "/app");
        const auto outcome = scene.run({"auth"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says("has a path; expected a scheme and a host only"));
    }
}
