// Two devices and one site: their passes never write at the same time, and honour what the other left behind.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;

namespace {

/// The lobby's terminal is "Gate 1"; the gate's has another name, unless a test wants the same.
struct TwoDevices : PushScene {
    Device gate;

    TwoDevices() {
        gate.knobs({{"password", device_password}});
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
        employ(3);
    }
    void punch_gate(const std::string& code, const std::string& time, const std::string& alias = "Gate 2") {
        gate.punch(
            {{"emp_code", code}, {"punch_time", time}, {"terminal_sn", "T2"}, {"terminal_alias", alias}});
    }
    Lines due_of_both() {
        Lines lines = due();
        const Lines others = due_of(gate);
        lines.insert(lines.end(), others.begin(), others.end());
        std::sort(lines.begin(), lines.end());
        return lines;
    }
};

} // namespace

TEST_CASE("Passes of two devices at once: one write at a time, each punch once") {
    TwoDevices scene;
    scene.site.knobs({{"cost_row_ms", 1}});
    scene.device.generate(
        {{"people", 3}, {"days", 15}, {"from", days_ago(16)}, {"per_day", 10}, {"seed", 1}});
    scene.gate.generate({{"people", 3},
                         {"days", 15},
                         {"from", days_ago(16)},
                         {"per_day", 10},
                         {"seed", 2},
                         {"terminals", {{{"sn", "T2"}, {"alias", "Gate 2"}}}}});
    Process lobby = scene.start({"run", "--device", "lobby"});
    Process gate = scene.start({"run", "--device", "gate"});
    const auto lobby_ended = lobby.wait();
    const auto gate_ended = gate.wait();
    INFO(lobby_ended.err << gate_ended.err);
    CHECK(lobby_ended.exit_code == 0);
    CHECK(gate_ended.exit_code == 0);
    CHECK(scene.site.get("/_sim/stats").at("most_writes_in_flight") == 1);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.rows_in("sent", "lobby") + scene.rows_in("sent", "gate") ==
          static_cast<int>(scene.stored().size()));
    CHECK(scene.rows_in("any", "lobby") + scene.rows_in("any", "gate") == 900);
    CHECK(scene.rows_in("pending", "lobby") + scene.rows_in("pending", "gate") == 0);
}

TEST_CASE("The same person in the same second on two devices: one check-in") {
    TwoDevices scene;
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch_gate("0001", at(2, "08:00:00"));
    SECTION("one after the other") {
        CHECK(scene.pass().count("sent") == 1);
        CHECK(scene.pass_of("run", "gate").count("duplicate") == 1);
    }
    SECTION("at once") {
        Process lobby = scene.start({"run", "--device", "lobby"});
        Process gate = scene.start({"run", "--device", "gate"});
        CHECK(lobby.wait().exit_code == 0);
        CHECK(gate.wait().exit_code == 0);
        CHECK(scene.rows_in("sent", "lobby") + scene.rows_in("sent", "gate") == 1);
        CHECK(scene.rows_in("duplicate", "lobby") + scene.rows_in("duplicate", "gate") == 1);
    }
    CHECK(scene.stored().size() == 1);
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("A write of one device that may still be running stops the other's pass until it is settled") {
    TwoDevices scene;
    scene.config.set("site", "request_limit", "150s");
    const std::string fate = GENERATE("commit_then_close_silently", "close_before_commit");
    const std::string alias = GENERATE("Gate 2", "Gate 1"); // with the name of the lobby's, too
    INFO(fate << ", " << alias);
    scene.punch_minutes(5);
    scene.punch_gate("0001", at(2, "08:00:00"), alias);
    scene.punch_gate("0001", at(2, "12:00:00"), alias);
    scene.break_insert(fate);
    CHECK(scene.pass().exit_code == 69);

    const auto early = scene.run({"-v", "run", "--device", "gate"});
    INFO(early.err);
    CHECK(early.exit_code == 0);
    CHECK(early.says("may still be running"));
    CHECK(scene.rows_in("pending", "gate") == 2);
    CHECK(scene.batches().size() == 1);

    CHECK(scene.passes_until_settled("gate"));
    CHECK(scene.stored().size() == (fate == "close_before_commit" ? 2 : 6));
    CHECK(scene.passes_until_settled("lobby"));
    CHECK(scene.stored().size() == 6);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.rows_in("sent", "lobby") + scene.rows_in("duplicate", "lobby") == 5);
}

TEST_CASE("A lost answer, then both devices at once") {
    TwoDevices scene;
    scene.punch_minutes(30);
    for (int minute = 10; minute < 40; ++minute)
        scene.punch_gate("0001", at(2, "08:" + std::to_string(minute) + ":30"));
    scene.break_insert({{"kind", "commit_late"}, {"ms", 1500}, {"answer", "close"}}, 2);
    CHECK(scene.pass().exit_code == 69);
    REQUIRE(scene.pass_of("pull", "gate").exit_code == 0);
    scene.settle_soon();
    CHECK(eventually([&] {
        Process lobby = scene.start({"push", "--device", "lobby"});
        Process gate = scene.start({"push", "--device", "gate"});
        const Outcome of_lobby = lobby.wait(), of_gate = gate.wait();
        INFO(of_lobby.err << of_gate.err);
        CHECK(of_lobby.exit_code == 0);
        CHECK(of_gate.exit_code == 0);
        return scene.rows_in("in_doubt", "lobby") + scene.rows_in("pending", "lobby") +
                   scene.rows_in("pending", "gate") ==
               0;
    }));
    CHECK(scene.stored() == scene.due_of_both());
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.site.get("/_sim/stats").at("most_writes_in_flight") == 1);
}

TEST_CASE("One device that fails does not stop the others") {
    TwoDevices scene;
    scene.punch_minutes(5);
    scene.punch_gate("0002", at(2, "12:00:00"));
    SECTION("one: 3, and the document says which") {
        scene.device.knobs({{"licence_lapsed", true}});
        const auto outcome = scene.run({"--json", "run", "--all"});
        INFO(outcome.out << outcome.err);
        CHECK(outcome.exit_code == 3);
        const Json document = Json::parse(outcome.out);
        CHECK(document.at("exit_code") == 3);
        REQUIRE(document.at("devices").size() == 2);
        for (const Json& report : document.at("devices")) {
            const bool failed = report.at("device") == "lobby";
            CHECK(report.at("error").is_null() == !failed);
            CHECK(report.at("push").at("sent") == (failed ? 0 : 1));
        }
        CHECK(scene.stored() == scene.due_of(scene.gate));
    }
    SECTION("all alike: their code") {
        scene.device.knobs({{"licence_lapsed", true}});
        scene.gate.knobs({{"licence_lapsed", true}});
        CHECK(scene.run({"run", "--all"}).exit_code == 77);
    }
    SECTION("a blocked site stops all of them, and nothing is written") {
        scene.found_clerks();
        scene.roles({"Clerk"});
        CHECK(scene.run({"run", "--all"}).exit_code == 77);
        CHECK(scene.rehearsals() == 1);
        CHECK(scene.stored().empty());
    }
    SECTION("none: 0, and everything is there") {
        CHECK(scene.run({"run", "--all"}).exit_code == 0);
        CHECK(scene.stored() == scene.due_of_both());
    }
    SECTION("a paused one does nothing") {
        scene.config.set_raw("device.lobby", "enabled", "false");
        CHECK(scene.run({"run", "--all"}).exit_code == 0);
        CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
        CHECK(scene.device.requests().empty());
        CHECK(scene.stored() == scene.due_of(scene.gate));
    }
}
