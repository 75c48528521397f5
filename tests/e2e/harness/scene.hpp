#pragma once

#include "harness/config_file.hpp"
#include "harness/days.hpp"
#include "harness/process.hpp"
#include "harness/simulator.hpp"
#include "harness/temp_dir.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace e2e {

/// zksync with a configuration of its own: what is needed where no simulator is.
class Desk {
public:
    /// A working configuration for one device, "lobby", whose ends are nowhere; go-live was 20 days ago.
    Desk();

    TempDir dir;
    ConfigFile config;
    std::map<std::string, std::optional<std::string>> environment; ///< for the program, on top of a bare one

    /// Writes the configuration, then runs `zksync --config … ARGUMENTS`.
    Outcome run(const std::vector<std::string>& arguments, std::chrono::milliseconds limit = patience);
    Process start(const std::vector<std::string>& arguments);
    /// The same with the configuration left as it is, and nothing put before the arguments.
    Outcome run_bare(const std::vector<std::string>& arguments);
    /// For those who start it themselves: as `run` would, and with nothing written or put before the
    /// arguments.
    Command configured(std::vector<std::string> arguments);
    Command command(const std::vector<std::string>& arguments) const;

    void write_config();
    std::filesystem::path config_path() const { return dir / "zksync.toml"; }
    std::filesystem::path state_dir() const { return dir / "state"; }
    /// Puts a secret into a file of the right permissions; returns its path.
    std::string secret(const std::string& name, const std::string& value);
};

/// Gives the site zksync's user, with the role that it needs; `more` on top of that, or in its place.
void admit_zksync(Site& site, const Json& more = Json::object());

/// Both ends and the program between them: everything that a pass needs.
class Scene : public Desk {
public:
    Scene();

    Device device;
    Site site;

    /// Both ends as they were at the start, and no state: for programs that make many runs of one scene.
    void start_over();

    /// This host's clock shows what the site's does: then a first pass has nothing to say of their zones.
    void live_by_the_sites_clock() { environment["TZ"] = "Asia/Dubai"; }

    /// Runs it with `--json`; returns the document, and fails the test when it is none.
    Json run_json(std::vector<std::string> arguments);
    /// The report of the only device.
    Json report(const Json& document) const { return document.at("devices").at(0); }

private:
    void set_up_ends();
};

/// What no output may ever hold: the configured password and API secret.
inline const std::string device_password = "Pa55-of-the-device";
inline const std::string site_secret = "5ecret-of-the-site";

} // namespace e2e
