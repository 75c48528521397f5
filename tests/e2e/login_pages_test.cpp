// A web page where a token was asked for: a wrong path, or a server that is away for a while.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct LoginScene : Scene {
    LoginScene() { device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}}); }
    Outcome pull() { return run({"pull", "--device", "lobby"}); }
    void answer_log_ins(Json fault) {
        fault["match"] = {{"path", "/jwt-api-token-auth/"}};
        fault["times"] = "always";
        device.post("/_sim/revoke", Json::object());
        device.faults(fault);
    }
};

const std::vector<Json>& pages() {
    static const std::vector<Json> all{
        {{"do", "html200"}},
        {{"do", "redirect"}, {"location", "/login/?next=/"}},
        {{"do", "status"}, {"status", 404}},
    };
    return all;
}

} // namespace

TEST_CASE("A login page where this account has logged in before is a server that is away") {
    const Json page = GENERATE(from_range(pages()));
    INFO(page.dump());
    LoginScene scene;
    REQUIRE(scene.pull().exit_code == 0);
    scene.answer_log_ins(page);
    for (int pass = 0; pass < 2; ++pass) {
        const Outcome away = scene.pull();
        INFO(away.err);
        CHECK(away.exit_code == 69);
        CHECK(away.says("has worked before"));
        CHECK_FALSE(away.says("has no login route"));
    }
    scene.device.erase("/_sim/faults");
    CHECK(scene.pull().exit_code == 0);
}

TEST_CASE("A page in the place of punches that were read there before is a server that is away too") {
    const Json page = GENERATE(from_range(pages()));
    const bool is_token_void = GENERATE(true, false);
    INFO(page.dump());
    LoginScene scene;
    REQUIRE(scene.pull().exit_code == 0);
    if (is_token_void) scene.device.post("/_sim/revoke", Json::object());
    Json fault = page;
    fault["match"] = {{"path", Device::transactions}};
    fault["times"] = "always";
    scene.device.faults(fault);
    for (int pass = 0; pass < 2; ++pass) {
        const Outcome away = scene.pull();
        INFO(away.err);
        CHECK(away.exit_code == 69);
        CHECK(away.says("although punches were read there before"));
        CHECK(away.says("the next pass tries again"));
        CHECK_FALSE(away.says("the server's own address"));
    }
    scene.device.erase("/_sim/faults");
    CHECK(scene.pull().exit_code == 0);
}

TEST_CASE("A page where nobody has read punches yet is a wrong address") {
    const Json page = GENERATE(from_range(pages()));
    LoginScene scene;
    Json fault = page;
    fault["match"] = {{"path", Device::transactions}};
    fault["times"] = "always";
    scene.device.faults(fault);
    // That logging in works proves nothing of it.
    for (int pass = 0; pass < 2; ++pass) {
        const Outcome wrong = scene.pull();
        INFO(wrong.err);
        CHECK((wrong.exit_code == 65 || wrong.exit_code == 78));
        CHECK_FALSE(wrong.says("were read there before"));
    }
}

TEST_CASE("A login page where nobody has logged in yet is a wrong path") {
    const Json page = GENERATE(from_range(pages()));
    INFO(page.dump());
    LoginScene scene;
    scene.answer_log_ins(page);
    const Outcome wrong = scene.pull();
    INFO(wrong.err);
    CHECK(wrong.exit_code == 78);
    CHECK(wrong.says("has no login route"));
    // Another account has proved nothing for this one.
    scene.device.erase("/_sim/faults");
    REQUIRE(scene.pull().exit_code == 0);
    scene.config.set("device.lobby", "username", "somebody");
    scene.answer_log_ins(page);
    CHECK(scene.pull().exit_code == 78);
}
