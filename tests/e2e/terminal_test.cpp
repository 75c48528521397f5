// What a pass says on a terminal: a bar that fits it, requests in one form, and with -q errors only.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <sstream>

using namespace e2e;

namespace {

struct TerminalScene : PushScene {
    TerminalScene() {
        config.set_raw("device.lobby", "page_size", "10");
        employ(3);
        device.generate({{"people", 3}, {"days", 6}, {"from", days_ago(7)}, {"per_day", 4}});
        // A bar is drawn ten times a second.
        device.knobs({{"delay_ms", 60}});
    }
    std::string shown(unsigned short columns, const std::string& kind = "xterm",
                      std::vector<std::string> arguments = {"run"}) {
        write_config();
        environment["TERM"] = kind;
        arguments.insert(arguments.begin(), {"--config", config_path().string()});
        auto command = this->command(arguments);
        command.output = Command::Output::terminal;
        command.columns = columns;
        return e2e::run(command).out;
    }
};

/// What was drawn over the same line.
std::vector<std::string> drawn(const std::string& text) {
    std::vector<std::string> all;
    const std::string over = "\r\x1b[K";
    for (auto at = text.find(over); at != std::string::npos;) {
        const auto next = text.find(over, at + 1);
        all.push_back(
            text.substr(at + over.size(), next == std::string::npos ? next : next - at - over.size()));
        at = next;
    }
    return all;
}

std::vector<std::string> readings(const std::string& text) {
    auto all = drawn(text);
    std::erase_if(all, [](const std::string& line) { return line.find(": reading") == std::string::npos; });
    return all;
}

} // namespace

TEST_CASE("The bar counts the whole read, and fits the terminal in one line") {
    const auto columns = GENERATE(values<unsigned short>({80, 30}));
    TerminalScene scene;
    const auto bars = readings(scene.shown(columns));
    REQUIRE(bars.size() > 2);
    for (const std::string& bar : bars) {
        INFO(bar);
        CHECK(bar.size() < columns);
        CHECK(bar.find('\n') == std::string::npos);
    }
    if (columns == 80) {
        for (const std::string& bar : bars) CHECK(bar.find("/72") != std::string::npos);
        CHECK(bars.back().find('#') != std::string::npos);
    }
}

TEST_CASE("A terminal that cannot move its cursor gets no bar") {
    TerminalScene scene;
    const std::string text = scene.shown(80, "dumb");
    INFO(text);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("reading") == std::string::npos);
    CHECK(text.find("72 check-ins created") != std::string::npos);
}

TEST_CASE("-vv names each request once, of both ends in one form") {
    TerminalScene scene;
    scene.device.knobs({{"delay_ms", 0}});
    const auto outcome = scene.run({"-vv", "run"});
    CHECK(outcome.exit_code == 0);
    const std::regex form(
        "^zksync: lobby: (GET|POST|PUT) (http://127[.]0[.]0[.]1:[0-9]+)/[^ ]*: [0-9]+, [0-9]+ ms$");
    std::size_t at_device = 0, at_site = 0;
    std::istringstream lines(outcome.err);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (!std::regex_match(line, match, form)) continue;
        if (match[2] == scene.device.url()) ++at_device;
        if (match[2] == scene.site.url()) ++at_site;
    }
    INFO(outcome.err);
    CHECK(at_device == scene.device.requests().size());
    CHECK(at_site == scene.site.requests().size());
}

TEST_CASE("-q says errors only, and still answers") {
    TerminalScene scene;
    scene.device.knobs({{"delay_ms", 0}});
    scene.punch("0777", at(2, "08:00:00"));
    CHECK(scene.run({"-q", "run"}).err.empty());
    CHECK(scene.run({"-q", "status"}).says("0777"));
    scene.device.knobs({{"licence_lapsed", true}});
    CHECK_FALSE(scene.run({"-q", "run"}).err.empty());
}

TEST_CASE("The table of status fits the terminal it is on") {
    const auto columns = GENERATE(values<unsigned short>({80, 200}));
    TerminalScene scene;
    scene.device.knobs({{"delay_ms", 0}});
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const std::string text = scene.shown(columns, "xterm", {"status"});
    INFO(text);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= columns + 1U);
    CHECK(text.find(columns == 80 ? " QUARANT. " : " QUARANTINED ") != std::string::npos);
    CHECK(text.find("lobby ") != std::string::npos);
}
