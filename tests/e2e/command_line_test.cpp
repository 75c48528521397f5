// The command line: what is asked for wrongly ends with 64 and says what was meant.
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace e2e;

TEST_CASE("A command that is mistyped is answered with the one that was meant") {
    Desk desk;
    const auto [typed, meant] = GENERATE(table<std::string, std::string>({{"runn", "run"},
                                                                          {"pul", "pull"},
                                                                          {"stauts", "status"},
                                                                          {"mapcheck", "map-check"},
                                                                          {"reconsile", "reconcile"}}));
    const auto outcome = desk.run({typed, "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.says(typed));
    CHECK(outcome.says("did you mean"));
    CHECK(outcome.says(meant));
}

TEST_CASE("Whatever cannot be asked for ends with 64") {
    Desk desk;
    const auto arguments = GENERATE(values<std::vector<std::string>>({
        {},
        {"xyzzy"},
        {"run", "--devise", "lobby"},
        {"run", "--device"},
        {"run", "--device", "gate"},
        {"run", "--device", "lobby", "--all"},
        {"run", "lobby"},
        {"-q", "-v", "run", "--device", "lobby"},
        {"run", "--device", "lobby", "--lock-wait", "soon"},
        {"run", "--device", "lobby", "--lock-wait", "-1"},
        {"pull", "--device", "lobby", "--since", "yesterday"},
        {"pull", "--device", "lobby", "--since", "2026-13-01"},
        {"pull", "--device", "lobby", "--since", "2026-11-22T08:00:00Z"},
        {"push", "--device", "lobby", "--release", "0042"},
        {"push", "--device", "lobby", "--to-new-site", "--same-site"},
        {"reconcile", "--device", "lobby"},
        {"why"},
        {"why", "0042"},
        {"why", "0042", "2026-13-01"},
        {"crontab", "--format", "papyrus"},
    }));
    const auto outcome = desk.run(arguments);
    std::string line;
    for (const auto& argument : arguments) line += " " + argument;
    INFO("zksync" << line << "\n" << outcome.out << outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
}

TEST_CASE("A device that is not configured is answered with those that are") {
    Desk desk;
    const auto outcome = desk.run({"pull", "--device", "loby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("loby"));
    CHECK(outcome.says("lobby"));
}

TEST_CASE("With several devices one must be named") {
    Desk desk;
    desk.config.set("device.gate", "url", "http://127.0.0.1:7")
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", desk.secret("gate", device_password))
        .set("device.gate", "since", days_ago(3));
    const auto outcome = desk.run({"pull"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("--device"));
    CHECK(outcome.says("--all"));
}

TEST_CASE("Help and version go to stdout and need no configuration") {
    Desk desk;
    SECTION("of the program") {
        const auto outcome = desk.run_bare({"--help"});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.find("EXIT STATUS") != std::string::npos);
        for (const char* command : {"auth", "pull", "push", "run", "import", "map-check", "reconcile",
                                    "status", "report", "why", "crontab"})
            CHECK(outcome.out.find(command) != std::string::npos);
    }
    SECTION("of every command") {
        const std::string command = GENERATE("auth", "pull", "push", "run", "import", "map-check",
                                             "reconcile", "status", "report", "why", "crontab");
        const auto outcome = desk.run_bare({command, "--help"});
        INFO(command << "\n" << outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.find(command) != std::string::npos);
    }
    SECTION("asked for in words") {
        CHECK(desk.run_bare({"help"}).out == desk.run_bare({"--help"}).out);
        CHECK(desk.run_bare({"help", "run"}).out == desk.run_bare({"run", "--help"}).out);
        CHECK(desk.run_bare({"version"}).out == desk.run_bare({"--version"}).out);
        const auto mistyped = desk.run_bare({"help", "runn"});
        CHECK(mistyped.exit_code == 64);
        CHECK(mistyped.says("did you mean run?"));
    }
    SECTION("version") {
        const auto outcome = desk.run_bare({"--version"});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.rfind("zksync 0.", 0) == 0);
    }
}

TEST_CASE("The help of a command lists its own options first, in eighty columns and in our words") {
    Desk desk;
    const std::string command = GENERATE("auth", "pull", "push", "run", "import", "map-check", "reconcile",
                                         "status", "report", "why", "crontab");
    const auto outcome = desk.run_bare({command, "--help"});
    INFO(outcome.out);
    for (const char* foreign : {"Excludes", "REQUIRED", "INT in", "TEXT", "Needs"})
        CHECK(outcome.out.find(foreign) == std::string::npos);
    const auto own = outcome.out.find(command == "why" || command == "import" ? "ARGUMENTS" : "OPTIONS");
    CHECK(own < outcome.out.find("Besides, for every command"));
    CHECK(outcome.out.find("EXIT STATUS") != std::string::npos);
    std::istringstream lines(outcome.out);
    int number = 0;
    for (std::string line; std::getline(lines, line); ++number) CHECK(line.size() <= 80);
    CHECK(number <= 32);
}

TEST_CASE("Output that cannot be written is not a success") {
    Desk desk;
    desk.write_config();
    const auto outcome = run({"/bin/sh",
                              {"-c", "exec \"$0\" --config \"$1\" crontab > /dev/full",
                               tested_program().string(), desk.config_path().string()},
                              desk.environment,
                              {},
                              {},
                              {}});
    INFO(outcome.err);
    CHECK(outcome.exit_code != 0);
}
