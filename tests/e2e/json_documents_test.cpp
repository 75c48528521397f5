// --json: one document whatever happens.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;

namespace {

using Words = std::vector<std::string>;

/// The only thing on standard output.
Json document_of(const Outcome& outcome) {
    INFO("out: " << outcome.out << "\nerr: " << outcome.err);
    const Json document = Json::parse(outcome.out, nullptr, false);
    REQUIRE_FALSE(document.is_discarded());
    CHECK(document.at("exit_code") == outcome.exit_code);
    return document;
}

/// That of something that failed as a whole.
void check_failure(const Outcome& outcome, int exit_code) {
    INFO("out: " << outcome.out << "\nerr: " << outcome.err);
    CHECK(outcome.exit_code == exit_code);
    const Json document = document_of(outcome);
    const Json error = document.at("error");
    CHECK_FALSE(error.at("message").get<std::string>().empty());
    CHECK(error.at("exit_code") == exit_code);
    CHECK(error.at("hint").is_string());
    CHECK(outcome.err.find(error.at("message").get<std::string>()) != std::string::npos);
}

struct DocumentScene : PushScene {
    DocumentScene() {
        employ(2);
        punch("0001", at(2, "08:00:00"));
        punch("0777", at(2, "08:00:05"));
        punch("0", at(2, "08:00:09"));
    }
    Words commands(const std::string& command) const {
        if (command == "reconcile") return {"--json", command, "--since", days_ago(6)};
        if (command == "why") return {"--json", command, "0001", days_ago(2)};
        return {"--json", command};
    }
};

const Words answering{"auth", "pull", "push", "run", "map-check", "reconcile", "status", "report", "why"};

} // namespace

TEST_CASE("A command line that is wrong is a document too: 64") {
    DocumentScene scene;
    const Words arguments =
        GENERATE(Words{"--json", "rnu"}, Words{"--json"}, Words{"run", "--json", "--nonsense"},
                 Words{"run", "--json", "--device", "nobody"}, Words{"--json", "why", "0001", "yesterday"},
                 Words{"--json", "reconcile"},
                 Words{"pull", "--json", "--since", "2014-01-01", "--until", "2013-01-01"});
    check_failure(scene.run(arguments), 64);
}

TEST_CASE("Where a document makes no sense it is refused, with a document: 64") {
    DocumentScene scene;
    const Words arguments = GENERATE(Words{"--json", "crontab"}, Words{"--json", "map-check", "--csv"},
                                     Words{"reconcile", "--csv", "--json", "--since", "2026-11-01"});
    const auto outcome = scene.run(arguments);
    check_failure(outcome, 64);
    CHECK(scene.device.requests().empty());
}

TEST_CASE("A configuration that is wrong is a document of every command: 78") {
    DocumentScene scene;
    scene.config.remove("site", "api_key");
    for (const std::string& command : answering) check_failure(scene.run(scene.commands(command)), 78);
}

TEST_CASE("Every document has its exit code") {
    DocumentScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    for (const std::string& command : answering) {
        INFO(command);
        document_of(scene.run(scene.commands(command)));
    }
}

TEST_CASE("What a signal ended is a document, with what was done before") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    const std::string command = GENERATE("run", "map-check", "reconcile");
    DocumentScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    if (command == "map-check") {
        scene.site.faults(Json::array({{{"match", {{"path", "get_list"}}}, {"do", "pause"}}}));
    }
    Process pass = scene.start(scene.commands(command));
    REQUIRE(eventually([&] {
        return scene.device.get("/_sim/stats").at("paused") == 1 ||
               scene.site.get("/_sim/stats").at("paused") == 1;
    }));
    pass.send(signal);
    const Outcome outcome = pass.wait();
    CHECK(outcome.exit_code == 128 + signal);
    const Json document = document_of(outcome);
    CHECK(document.at("error").at("exit_code") == 128 + signal);
    if (command == "run") CHECK(document.at("devices").is_array());
    scene.device.post("/_sim/continue", Json::object());
    scene.site.post("/_sim/continue", Json::object());
}

TEST_CASE("A signal says one line on a terminal") {
    DocumentScene scene;
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    scene.write_config();
    Command command = scene.command({"--config", scene.config_path().string(), "run"});
    command.output = Command::Output::terminal;
    Process pass(command);
    REQUIRE(eventually([&] { return scene.device.get("/_sim/stats").at("paused") == 1; }));
    pass.send(SIGINT);
    const Outcome outcome = pass.wait();
    INFO(outcome.out);
    CHECK(outcome.exit_code == 130);
    CHECK(outcome.says("zksync: interrupted (SIGINT): "));
    scene.device.post("/_sim/continue", Json::object());
}

TEST_CASE("A dry run says that it is one, and lists its punches") {
    DocumentScene scene;
    const Json document = document_of(scene.run({"--json", "run", "--dry-run"}));
    CHECK(document.at("dry_run") == true);
    const Json punches = scene.report(document).at("punches");
    REQUIRE(punches.size() == 3);
    std::map<std::string, Json> by_code;
    for (const Json& punch : punches) by_code[punch.at("code")] = punch;
    CHECK(by_code.at("0001").at("would_be") == "sent");
    CHECK(by_code.at("0001").at("employee") == "HR-EMP-0001");
    CHECK(by_code.at("0001").at("site_time") == at(2, "08:00:00"));
    CHECK(by_code.at("0001").at("log_type") == "IN");
    CHECK(by_code.at("0777").at("would_be") == "waiting");
    CHECK(by_code.at("0777").at("reason") == "no-employee");
    CHECK(by_code.at("0").at("would_be") == "ignored");
    CHECK(scene.site.writes() == 0);

    const Json real = document_of(scene.run({"--json", "run"}));
    CHECK(real.at("dry_run") == false);
    CHECK_FALSE(scene.report(real).contains("punches"));
}
