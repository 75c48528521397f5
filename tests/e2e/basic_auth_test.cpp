// auth = "basic": a server that gives no token.
#include "harness/push_scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;

namespace {

struct BasicScene : PushScene {
    BasicScene() {
        employ(1);
        device.knobs({{"auth", "basic"}});
        config.set("device.lobby", "auth", "basic");
        punch("0001", at(2, "08:00:00"));
    }
    std::size_t asked() { return device.count_requests("GET", "/iclock/api/transactions/"); }
    bool keeps(const std::string& text) {
        for (const auto& file : std::filesystem::directory_iterator(state_dir()))
            if (read_file(file.path()).find(text) != std::string::npos) return true;
        return false;
    }
};

} // namespace

TEST_CASE("HTTP Basic reads a device that gives no token, and keeps no password") {
    BasicScene scene;
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1")});
    scene.punch("0001", at(2, "17:00:00"), {{"punch_state", 1}});
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.stored().size() == 2);
    CHECK(scene.device.count_requests("POST", "/jwt-api-token-auth/") == 0);
    CHECK_FALSE(scene.keeps(device_password));
    CHECK_FALSE(scene.keeps("YWRtaW4")); // "admin", as it is sent
    const auto outcome = scene.run({"auth"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says("HTTP Basic is accepted from admin; there is no token to keep"));
}

TEST_CASE("A refused password ends with 77, and is not tried again at once") {
    BasicScene scene;
    const int status = GENERATE(401, 403);
    scene.device.knobs({{"password", "another"}, {"refused_status", status}});
    const auto first = scene.pass();
    INFO(first.text());
    CHECK(first.exit_code == 77);
    CHECK(first.message.find("the device refused the password (Invalid username/password.)") !=
          std::string::npos);
    CHECK(scene.asked() == 1);
    const auto second = scene.pass();
    CHECK(second.exit_code == 77);
    CHECK(second.message.find("not trying again before") != std::string::npos);
    CHECK(scene.asked() == 1);
    // auth tries at once, and what is right by then is right.
    CHECK(scene.run({"auth"}).says("the device refused the password"));
    scene.device.knobs({{"password", device_password}});
    CHECK(scene.run({"auth"}).says("HTTP Basic is accepted"));
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("A server that wants a token is told from a wrong password") {
    BasicScene scene;
    scene.device.knobs({{"auth", "classic"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find("does not look at a password that comes with a request") != std::string::npos);
    CHECK(pass.hint.find("leave out auth of device \"lobby\"") != std::string::npos);
    // The hint works.
    scene.config.remove("device.lobby", "auth");
    CHECK(scene.pass().exit_code == 0);
}

TEST_CASE("A licence or a permission is no wrong password") {
    BasicScene scene;
    scene.device.knobs({{"permission_denied", true}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find("refused the password") == std::string::npos);
    scene.device.knobs({{"permission_denied", false}});
    CHECK(scene.pass().exit_code == 0);
}

TEST_CASE("What means nothing with HTTP Basic is a mistake of the configuration") {
    BasicScene scene;
    SECTION("a login path") { scene.config.set("device.lobby", "login_path", "/api/"); }
    SECTION("a colon in the user") { scene.config.set("device.lobby", "username", "ad:min"); }
    const auto outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(scene.asked() == 0);
}
