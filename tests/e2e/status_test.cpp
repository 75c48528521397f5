// status: what is where, without asking or changing anything.
#include "harness/eventually.hpp"
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>

using namespace e2e;

namespace {

struct StatusScene : Scene {
    void punch_at(const std::string& time, const std::string& code = "0042") {
        device.punch({{"emp_code", code}, {"punch_time", time}});
    }
    Json status() { return run_json({"status"}); }
};

} // namespace

TEST_CASE("Before the first pass there is nothing to tell, and nothing is made") {
    StatusScene scene;
    const auto outcome = scene.run({"status"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("never ran"));
    CHECK_FALSE(std::filesystem::exists(scene.state_dir()));
    CHECK(scene.device.requests().empty());
    CHECK(scene.site.requests().empty());
}

TEST_CASE("What waits, and why, and what is quarantined") {
    StatusScene scene;
    scene.site.employ("0042");
    scene.punch_at(at(2, "08:00:00"));
    scene.punch_at(at(2, "09:00:00"), "0777");
    scene.punch_at(days_ago(-3) + " 08:00:00");
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.device.forget_requests();
    scene.site.forget_requests();

    const auto outcome = scene.run({"status"});
    INFO(outcome.out);
    CHECK(outcome.says("0777 (1)"));
    CHECK(outcome.says("Employee Not Found"));
    CHECK(outcome.says("\"0042@" + days_ago(-3) + " 08:00:00\""));
    const Json device = scene.report(scene.status());
    CHECK(device.at("states").at("sent") == 1);
    CHECK(device.at("states").at("waiting") == 1);
    CHECK(device.at("states").at("quarantined") == 1);
    CHECK(device.at("waiting").at(0).at("codes").at(0).at("code") == "0777");
    CHECK(device.at("quarantined").at(0).at("terminal") == "CQUJ190000001");
    CHECK(device.at("last_error").is_null());
    CHECK(scene.device.requests().empty());
    CHECK(scene.site.requests().empty());
}

TEST_CASE("The last error is remembered, and when it went well last") {
    StatusScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.device.knobs({{"licence_lapsed", true}});
    scene.run({"run"});
    const Json device = scene.report(scene.status());
    CHECK(device.at("last_error").is_string());
    CHECK(device.at("last_good_pass").is_string());
    CHECK(scene.run({"status"}).says("failed"));
}

TEST_CASE("What is in doubt says until when") {
    StatusScene scene;
    scene.site.employ("0042");
    scene.punch_at(at(2, "08:00:00"));
    scene.site.faults(
        Json::array({{{"match", {{"path", "insert_many"}}}, {"times", 1}, {"do", "commit_then_reset"}}}));
    CHECK(scene.run({"run"}).exit_code == 69);
    const Json device = scene.report(scene.status());
    CHECK(device.at("states").at("in_doubt") == 1);
    CHECK(device.at("in_doubt_until").get<std::string>() > scene.status().at("now").get<std::string>());
    CHECK(scene.run({"status"}).says("IN DOUBT"));
}

TEST_CASE("It works while a pass runs") {
    StatusScene scene;
    scene.punch_at(at(2, "08:00:00"));
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    Process pass = scene.start({"run"});
    REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    CHECK(scene.run({"status"}).exit_code == 0);
    scene.device.post("/_sim/continue", Json::object());
    CHECK(pass.wait().exit_code == 0);
}

TEST_CASE("A journal whose device left the configuration is named, by run too, once") {
    StatusScene scene;
    scene.punch_at(at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.config.rename("device.lobby", "device.entrance");
    const auto first = scene.run({"run"});
    INFO(first.err);
    CHECK(first.exit_code == 0);
    CHECK(first.says("no device \"lobby\""));
    CHECK_FALSE(scene.run({"run"}).says("no device \"lobby\""));
    const Json orphans = scene.status().at("journals_without_a_device");
    REQUIRE(orphans.size() == 1);
    CHECK(orphans.at(0).at("device") == "lobby");
    CHECK(orphans.at(0).at("undelivered") == 1);
    CHECK(scene.run({"status"}).says("JOURNALS WITHOUT A DEVICE"));
}

TEST_CASE("A terminal that was not heard of for long is named") {
    StatusScene scene;
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(12, "08:00:00")}, {"terminal_sn", "OLD1"}});
    scene.punch_at(at(1, "08:00:00"));
    scene.run({"run"});
    const auto outcome = scene.run({"status"});
    INFO(outcome.out);
    CHECK(outcome.says("terminal Gate 1 (OLD1)"));
    CHECK(scene.report(scene.status()).at("silent_terminals").size() == 1);
}

TEST_CASE("Twenty devices fit on one screen") {
    StatusScene scene;
    for (int number = 1; number < 20; ++number) {
        const std::string name = "device.gate" + std::to_string(number);
        scene.config.set(name, "url", "http://127.0.0.1:" + std::to_string(10 + number))
            .set(name, "username", "admin")
            .set(name, "password_file", scene.secret("gate", device_password))
            .set(name, "since", days_ago(20));
    }
    const auto outcome = scene.run({"status"});
    CHECK(outcome.exit_code == 0);
    CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') <= 24);
    CHECK(scene.run_json({"status", "--device", "gate7"}).at("devices").size() == 1);
}
