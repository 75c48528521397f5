#include "harness/scene.hpp"

#include "harness/tested_program.hpp"

#include <stdexcept>

namespace e2e {
namespace {

/// Nothing listens there: port 9 of this host.
constexpr const char* nowhere = "http://127.0.0.1:9";

/// Only what is given decides what the program does, not where the test runs.
std::map<std::string, std::optional<std::string>> bare_environment(const TempDir& home) {
    std::map<std::string, std::optional<std::string>> bare;
    for (const char* name : {"ZKSYNC_CONFIG", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "STATE_DIRECTORY",
                             "CREDENTIALS_DIRECTORY", "ZKSYNC_API_SECRET", "ZKSYNC_LOBBY_PASSWORD",
                             "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
                             "NO_PROXY", "LC_ALL", "LANG", "NO_COLOR", "INVOCATION_ID", "JOURNAL_STREAM"})
        bare[name] = std::nullopt;
    bare["HOME"] = home.path().string();
    bare["TZ"] = "UTC";
    bare["TERM"] = "xterm";
    return bare;
}

} // namespace

Desk::Desk() : environment(bare_environment(dir)) {
    config.set("", "state_dir", state_dir().string());
    config.set("site", "url", nowhere)
        .set("site", "api_key", "key")
        .set("site", "api_secret_file", secret("api-secret", site_secret));
    config.set("device.lobby", "url", nowhere)
        .set("device.lobby", "username", "admin")
        .set("device.lobby", "password_file", secret("lobby", device_password))
        .set("device.lobby", "since", days_ago(20));
}

std::string Desk::secret(const std::string& name, const std::string& value) {
    write_file(dir / name, value + "\n");
    return (dir / name).string();
}

// Only what has changed: a program that was started just before may be reading it.
void Desk::write_config() {
    if (read_file(config_path()) != config.text()) write_file(config_path(), config.text());
}

Command Desk::command(const std::vector<std::string>& arguments) const {
    return {tested_program(), arguments, environment, {}, {}, {}};
}

Command Desk::configured(std::vector<std::string> arguments) {
    write_config();
    arguments.insert(arguments.begin(), {"--config", config_path().string()});
    return command(arguments);
}

Process Desk::start(const std::vector<std::string>& arguments) { return Process(configured(arguments)); }

Outcome Desk::run(const std::vector<std::string>& arguments, std::chrono::milliseconds limit) {
    return start(arguments).wait(limit);
}

Outcome Desk::run_bare(const std::vector<std::string>& arguments) { return e2e::run(command(arguments)); }

void admit_zksync(Site& site, const Json& more) {
    Json user{{"api_key", "key"},
              {"api_secret", site_secret},
              {"user", "sync@example.com"},
              {"roles", {"HR User", "All", "Guest", "Desk User"}}};
    user.update(more);
    site.post("/_sim/users", Json::array({user}));
}

Scene::Scene() {
    set_up_ends();
    config.set("device.lobby", "url", device.url());
    config.set("site", "url", site.url());
}

void Scene::set_up_ends() {
    device.knobs({{"password", device_password}});
    admit_zksync(site);
}

void Scene::start_over() {
    std::filesystem::remove_all(state_dir());
    device.post("/_sim/reset", Json::object());
    site.post("/_sim/reset", Json::object());
    set_up_ends();
}

Json Scene::run_json(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "--json");
    const Outcome outcome = run(arguments);
    Json document = Json::parse(outcome.out, nullptr, false);
    if (document.is_discarded())
        throw std::runtime_error("no JSON: " + outcome.out + "\nstderr: " + outcome.err);
    return document;
}

} // namespace e2e
