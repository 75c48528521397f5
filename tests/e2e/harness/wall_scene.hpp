#pragma once

#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace e2e {

/// A terminal that stands alone, a site, and the program between them: the device "gate". Whatever a test
/// does, no command that could have changed something at the terminal was ever sent.
struct WallScene : Desk {
    WallTerminal terminal;
    Site site;

    WallScene() {
        admit_zksync(site);
        // All three clocks show the same.
        site.knobs({{"utc_offset_minutes", 0}, {"time_zone", "UTC"}});
        config.remove("device.lobby");
        config.set("site", "url", site.url());
        config.set("device.gate", "url", address()).set("device.gate", "since", days_ago(20));
        environment["ZKSYNC_GATE_COMM_KEY"] = std::nullopt;
    }
    ~WallScene() { CHECK(terminal.writes() == 0); }
    WallScene(const WallScene&) = delete;
    WallScene& operator=(const WallScene&) = delete;

    std::string address(const std::string& scheme = "zk") const {
        return scheme + "://127.0.0.1:" + std::to_string(terminal.zk_port());
    }
    void punch(const std::string& code, const std::string& time, const Json& more = Json::object()) {
        Json row{{"code", code}, {"time", time}};
        row.update(more);
        terminal.post("/_sim/punches", row);
    }
    void enrol(const std::string& code, const Json& more = Json::object()) {
        Json user{{"code", code}, {"name", "Person " + code}};
        user.update(more);
        terminal.post("/_sim/users", user);
    }
    /// Somebody clears the log.
    void clear_log() { terminal.erase("/_sim/punches"); }
    Outcome pull() { return run({"pull"}); }
    Json run_json(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "--json");
        const Outcome outcome = run(arguments);
        INFO(outcome.out << outcome.err);
        return Json::parse(outcome.out);
    }
    Json pulled() { return run_json({"pull"}).at("devices").at(0).at("pull"); }
    /// What a pass of its own sends to a terminal.
    std::vector<int> commands_of_pass() {
        terminal.forget_requests();
        run({"pull"});
        return terminal.commands();
    }
};

} // namespace e2e
