// Ends that never stop talking: bounded time and memory, one sentence, and nothing is lost or taken for an
// answer.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace e2e;

namespace {

constexpr long most_memory_kib = 192 * 1024; // the cap on an answer is 32 MiB

struct BusyScene : Scene {
    BusyScene() {
        device.punch({{{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}}});
        site.employ("0042");
    }
    /// For what only time ends; what is too large is left when it is, however long that takes.
    void lose_patience() {
        config.set("site", "timeout", "2s").set("site", "write_timeout", "2s");
        config.set("device.lobby", "timeout", "2s");
    }
    Outcome pass() { return run({"run", "--device", "lobby"}); }
    void expect_one_sentence(const Outcome& outcome, int exit_code) {
        INFO(outcome.err);
        CHECK_FALSE(outcome.timed_out);
        CHECK(outcome.exit_code == exit_code);
        CHECK(outcome.max_rss_kib < most_memory_kib);
        CHECK(outcome.err.size() < 1'500);
    }
    /// Once the end is itself again, the punch arrives, once.
    void expect_recovery() {
        device.erase("/_sim/faults");
        site.erase("/_sim/faults");
        config.remove("device.lobby", "timeout").remove("site", "timeout").remove("site", "write_timeout");
        const auto outcome = pass();
        INFO(outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(site.checkins().size() == 1);
    }
};

Json for_ever(const std::string& what, const Json& more = Json::object()) {
    Json fault{{"match", {{"path", Device::transactions}}}, {"do", what}, {"times", "always"}};
    fault.update(more);
    return fault;
}

} // namespace

TEST_CASE("A device that never stops talking is left with one sentence") {
    BusyScene scene;
    SECTION("a header") { scene.device.faults(for_ever("endless_header")); }
    SECTION("headers") { scene.device.faults(for_ever("endless_headers")); }
    SECTION("a body") { scene.device.faults(for_ever("endless_body")); }
    scene.expect_one_sentence(scene.pass(), 65);
    scene.expect_recovery();
}

TEST_CASE("A device whose answer drips is left when its time is over") {
    BusyScene scene;
    scene.lose_patience();
    scene.device.faults(for_ever("drip"));
    const auto outcome = scene.pass();
    scene.expect_one_sentence(outcome, 69);
    CHECK(outcome.says("no complete answer within 2 s"));
    scene.expect_recovery();
}

TEST_CASE("A log-in that never ends is left with one sentence too, and counts as no password") {
    BusyScene scene;
    const auto how = GENERATE(as<std::string>{}, "endless_header", "endless_headers", "endless_body");
    scene.device.faults({{"match", {{"path", "/jwt-api-token-auth/"}}}, {"do", how}, {"times", "always"}});
    scene.expect_one_sentence(scene.pass(), 65);
    scene.expect_recovery();
}

TEST_CASE("A site that never stops talking is left with one sentence, and what was sent is settled") {
    BusyScene scene;
    const auto asked = GENERATE(as<std::string>{}, "get_list", "insert_many");
    const auto how = GENERATE(as<std::string>{}, "endless_headers", "endless_body", "drip");
    scene.lose_patience();
    scene.config.set("site", "request_limit", "3s");
    scene.site.faults({{"match", {{"path", asked}}}, {"times", 0}, {"do", how}});
    const auto outcome = scene.pass();
    INFO(asked << " " << how << "\n" << outcome.err);
    CHECK_FALSE(outcome.timed_out);
    CHECK((outcome.exit_code == 65 || outcome.exit_code == 69));
    CHECK(outcome.max_rss_kib < most_memory_kib);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("Answers of brackets, and numbers beyond every number, are no answers") {
    BusyScene scene;
    const std::string body =
        GENERATE(std::string(8'000'000, '['), R"({"count":1e999999,"data":)" + std::string(200'000, '{'),
                 R"({"count":)" + std::string(1'000'000, '9') + R"(,"next":null,"data":[{"id":)" +
                     std::string(100'000, '9') + R"(}]})");
    scene.device.faults(for_ever(
        "status", {{"status", 200}, {"body", body}, {"headers", {{"Content-Type", "application/json"}}}}));
    const auto outcome = scene.pass();
    INFO(body.substr(0, 40) << "\n" << outcome.err);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.max_rss_kib < most_memory_kib);
    CHECK(outcome.err.size() < 1'500);
    scene.expect_recovery();
}
