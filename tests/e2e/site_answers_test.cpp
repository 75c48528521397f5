// Answers to a write that leave no doubt: rolled back and tried again, or not for us and the pass stops.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct Answer {
    std::string what;
    Json kind;
    int exit_code;
    std::string says;
};

Json page(int status, const std::string& body) {
    return {{"kind", "status"}, {"status", status}, {"body", body}, {"html", true}};
}
Json words(int status, const std::string& exc_type) {
    return {{"kind", "status"},
            {"status", status},
            {"body", Json{{"exc_type", exc_type}, {"exception", "frappe.x"}}.dump()}};
}

const std::vector<Answer>& stopping() {
    static const std::vector<Answer> all{
        {"401", words(401, "AuthenticationError"), 77, "api_key"},
        {"403", words(403, "PermissionError"), 77, "HR User"},
        {"404 of an unknown site", page(404, "<h1>10.0.0.1 does not exist.</h1>"), 78, "site.url"},
        {"404 of an unknown method", words(404, "DoesNotExistError"), 78, "site.url"},
        {"301",
         {{"kind", "redirect"}, {"location", "https://hr.example.com/api"}},
         78,
         "https://hr.example.com/api"},
    };
    return all;
}

} // namespace

TEST_CASE("What was rolled back is tried again inside the pass") {
    const Json kind = GENERATE(Json("deadlock"), Json("query_timeout"), Json("session_stopped"),
                               Json("read_only"), Json{{"kind", "rate_limit"}, {"retry_after", 1}});
    INFO(kind.dump());
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert(kind, 2);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 30);
    CHECK(scene.batches() == std::vector<int>{10, 20, 20});
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("What does not end inside max_time is left to the next pass, pending and not in doubt") {
    const Json kind = GENERATE(Json("deadlock"), Json("session_stopped"),
                               Json{{"kind", "rate_limit"}, {"retry_after", 7200}});
    INFO(kind.dump());
    PushScene scene;
    scene.config.set("device.lobby", "max_time", "2s");
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert(kind, 2, 0);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.hint.find("next pass") != std::string::npos);
    CHECK(pass.count("sent") == 10);
    CHECK(pass.count("pending") == 20);
    CHECK(pass.count("in_doubt") == 0);
    scene.site.erase("/_sim/faults");
    CHECK(scene.pass().count("sent") == 20);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("What is not for us stops the pass, and nothing is in doubt") {
    for (const Answer& answer : stopping()) {
        INFO(answer.what);
        PushScene scene;
        scene.employ(1);
        scene.punch_minutes(30);
        scene.break_insert(answer.kind, 2, 0);
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == answer.exit_code);
        CHECK((pass.message + pass.hint).find(answer.says) != std::string::npos);
        CHECK(pass.count("sent") == 10);
        CHECK(pass.count("pending") == 20);
        CHECK(pass.count("in_doubt") == 0);
        CHECK(scene.batches() == std::vector<int>{10, 20});
        scene.site.erase("/_sim/faults");
        CHECK(scene.pass().count("sent") == 20);
        CHECK(scene.stored() == scene.due());
    }
}

TEST_CASE("A site that cannot be reached: nothing is sent and nothing is in doubt") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(10);
    SECTION("nobody listens") { scene.site.stop(); }
    SECTION("it speaks no TLS") {
        scene.config.set("site", "url", "https://127.0.0.1:" + std::to_string(scene.site.port()));
    }
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.pull.at("new") == 10);
    CHECK(pass.count("pending") == 10);
    CHECK(pass.count("in_doubt") == 0);
}

TEST_CASE("A site that is being maintained, or limits everybody for hours") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(10);
    SECTION("maintenance") { scene.site.knobs({{"maintenance", true}}); }
    SECTION("read only") { scene.site.knobs({{"read_only", true}}); }
    SECTION("a limit of hours") { scene.site.knobs({{"rate_limit_retry_after", 7200}}); }
    scene.config.set("device.lobby", "max_time", "2s");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.count("pending") == 10);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(scene.stored().empty());
    scene.site.knobs({{"maintenance", false}, {"read_only", false}, {"rate_limit_retry_after", 0}});
    CHECK(scene.pass().count("sent") == 10);
}

TEST_CASE("Every version of the site is served") {
    const int version = GENERATE(14, 15, 16);
    PushScene scene;
    scene.site.knobs({{"version_profile", version}});
    scene.employ(3);
    scene.device.generate(
        {{"people", 3}, {"days", 3}, {"from", days_ago(4)}, {"per_day", 4}, {"unstated_every", 3}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(scene.stored() == scene.due());
}
