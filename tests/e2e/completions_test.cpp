// The completions, each asked by the shell that it is for.
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>

using namespace e2e;

namespace {

using Words = std::set<std::string>;

/// Where the installation for a whole host puts them; fish is not told, but has to find its own.
const std::map<std::string, std::string> completion_of{
    {"bash", "usr/local/share/bash-completion/completions/zksync"},
    {"zsh", "usr/local/share/zsh/site-functions/_zksync"},
    {"fish", ""}};

/// What `cmake --install --prefix /usr/local` makes, below a folder of the test's.
const std::filesystem::path& installed_tree() {
    static const TempDir root;
    static const bool done = [] {
        const auto build = tested_program().parent_path().parent_path();
        const auto outcome = e2e::run({"/bin/sh",
                                       {"-c", "DESTDIR=\"$1\" cmake --install \"$2\" --prefix /usr/local",
                                        "sh", root.path().string(), build.string()},
                                       {},
                                       {},
                                       {},
                                       {}});
        INFO(outcome.out << outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return true;
    }();
    static_cast<void>(done);
    return root.path();
}

/// A shell, in a home with a configuration.
struct Person : Desk {
    std::string shell;

    explicit Person(std::string the_shell) : shell(std::move(the_shell)) {
        const std::string devices = "[device.lobby]\n[device.lobby.terminal.X1]\n [ device.\"gate-1\" ]\n"
                                    "[site]\n# [device.gone]\n[shift.\"Day\"]\n";
        write_file(config_path(), devices);
        for (const char* folder : {".config", ".config/zksync"})
            std::filesystem::create_directory(dir / folder);
        write_file(dir / ".config/zksync/zksync.toml", "[device.home]\n");
        environment["TERM"] = "dumb";
    }
    bool is_there() const {
        return e2e::run({"/bin/sh", {"-c", "command -v " + shell}, {}, {}, {}, {}}).exit_code == 0;
    }
    Words offered(std::vector<std::string> line) const {
        const std::string script = std::string(E2E_SOURCE_DIR "/tests/e2e/shells/complete.") + shell;
        line.insert(line.begin(), {shell, script, (installed_tree() / completion_of.at(shell)).string()});
        const auto outcome = e2e::run({"/usr/bin/env", line, environment, {}, {}, {}});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        std::istringstream lines(outcome.out);
        Words words;
        for (std::string word; std::getline(lines, word);) words.insert(word);
        return words;
    }
};

/// The long options that `zksync COMMAND --help` and `zksync --help` list.
Words options_of(const Desk& desk, const std::string& command) {
    Words options;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--help"}, std::vector<std::string>{command, "--help"}}) {
        std::istringstream lines(run(desk.command(arguments)).out);
        for (std::string line; std::getline(lines, line);) {
            const auto begin = line.find("--");
            if (!line.starts_with("  -") || begin == std::string::npos) continue;
            options.insert(line.substr(begin, line.find_first_of(" :", begin) - begin));
        }
    }
    options.erase("--version");
    return options;
}

/// The shells that are installed here; the others are named.
std::vector<std::string> shells() {
    std::vector<std::string> there;
    for (const auto& [shell, completion] : completion_of) {
        if (Person(shell).is_there())
            there.push_back(shell);
        else
            WARN("skipped: there is no " << shell << " here");
    }
    return there;
}

} // namespace

TEST_CASE("Commands and their beginnings are completed") {
    for (const auto& shell : shells()) {
        INFO(shell);
        const Person person(shell);
        CHECK(person.offered({""}) == Words{"auth", "pull", "push", "run", "import", "map-check", "reconcile",
                                            "status", "report", "why", "crontab", "notify"});
        CHECK(person.offered({"--json", "rec"}) == Words{"reconcile"});
    }
}

TEST_CASE("The options of every command are completed, all of them and no others") {
    for (const auto& shell : shells()) {
        const Person person(shell);
        for (const char* command : {"auth", "pull", "push", "run", "import", "map-check", "reconcile",
                                    "status", "report", "why", "crontab"}) {
            INFO(shell << " " << command);
            CHECK(person.offered({command, "--"}) == options_of(person, command));
        }
    }
}

TEST_CASE("Devices come from the configuration that the line means") {
    for (const auto& shell : shells()) {
        INFO(shell);
        Person person(shell);
        const std::string config = person.config_path().string();
        CHECK(person.offered({"run", "--device", ""}) == Words{"home"});
        CHECK(person.offered({"--config", config, "run", "--device", ""}) == Words{"lobby", "gate-1"});
        CHECK(person.offered({"status", "--config", config, "--device", "g"}) == Words{"gate-1"});
        person.environment["ZKSYNC_CONFIG"] = config;
        CHECK(person.offered({"pull", "--device", "l"}) == Words{"lobby"});
        CHECK(person.offered({"--config", "/nowhere", "pull", "--device", "l"}).empty());
    }
}

TEST_CASE("The formats of a schedule are completed") {
    for (const auto& shell : shells()) {
        INFO(shell);
        const Person person(shell);
        CHECK(person.offered({"crontab", "--format", ""}) ==
              Words{"crontab", "cron.d", "systemd", "kubernetes"});
        CHECK(person.offered({"crontab", "--format", "k"}) == Words{"kubernetes"});
    }
}
