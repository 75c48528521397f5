// crontab: a minute for each device, units written where systemd reads them, and users who could not run a
// pass.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

struct Building : Desk {
    fs::path units = dir / "units";

    Building() { fs::create_directory(units); }
    void gate(const std::string& name, const std::string& frequency = "hourly") {
        config.set("device." + name, "url", "http://" + name + ".example")
            .set("device." + name, "username", "admin")
            .set("device." + name, "password_file", secret("gate", device_password))
            .set("device." + name, "since", days_ago(1))
            .set("device." + name, "frequency", frequency);
    }
    Outcome write_units() { return run({"crontab", "--format", "systemd", "--to", units.string()}); }
};

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

} // namespace

TEST_CASE("No two of sixty devices start in one minute, in every format") {
    Building building;
    for (int number = 2; number <= 60; ++number)
        building.gate("gate-" + std::to_string(number), number % 4 == 0 ? "daily" : "hourly");
    for (const char* format : {"crontab", "cron.d", "kubernetes"}) {
        std::istringstream lines(building.run({"crontab", "--format", format}).out);
        std::set<std::string> minutes;
        int devices = 0;
        for (std::string line; std::getline(lines, line);) {
            const std::string schedule = "  schedule: \"";
            if (line.starts_with(schedule)) line.erase(0, schedule.size());
            if (line.empty() || line[0] < '0' || line[0] > '9') continue;
            ++devices;
            minutes.insert(line.substr(0, line.find(' ')));
        }
        INFO(format);
        CHECK(devices == 60);
        CHECK(minutes.size() == 60);
    }
}

TEST_CASE("--to writes the units into a directory, replaces its own, and names them") {
    Building building;
    building.gate("gate");
    const auto first = building.write_units();
    INFO(first.out << first.err);
    REQUIRE(first.exit_code == 0);
    const std::set<std::string> expected{"zksync@.service", "zksync@gate.timer", "zksync@lobby.timer"};
    CHECK(names_in(building.units) == expected);
    for (const std::string& name : expected) {
        CHECK(first.says((building.units / name).string() + "\n"));
        struct stat status {};
        REQUIRE(::stat((building.units / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0644U);
    }
    CHECK(first.says(
        "# Then: systemctl daemon-reload && systemctl enable --now zksync@lobby.timer zksync@gate.timer"));
    CHECK(read_file(building.units / "zksync@.service").find("\n[Service]\n") != std::string::npos);

    building.config.set("device.lobby", "frequency", "*/5 * * * *")
        .set_raw("device.gate", "enabled", "false");
    const auto second = building.write_units();
    INFO(second.out << second.err);
    CHECK(second.exit_code == 0);
    CHECK(read_file(building.units / "zksync@lobby.timer").find("*:0,5,10") != std::string::npos);
    CHECK(names_in(building.units) == expected);
    CHECK(second.says("systemctl disable --now zksync@gate.timer && rm " +
                      (building.units / "zksync@gate.timer").string()));
}

TEST_CASE("--to leaves alone what zksync did not make, and writes nothing then") {
    Building building;
    write_file(building.units / "zksync@lobby.timer", "[Timer]\nOnCalendar=daily\n");
    const auto outcome = building.write_units();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says("is there already, and zksync did not make it"));
    CHECK(names_in(building.units) == std::set<std::string>{"zksync@lobby.timer"});
    CHECK(read_file(building.units / "zksync@lobby.timer") == "[Timer]\nOnCalendar=daily\n");
}

TEST_CASE("--to wants a directory that is there, and is for systemd") {
    Building building;
    const auto gone =
        building.run({"crontab", "--format", "systemd", "--to", (building.dir / "gone").string()});
    CHECK(gone.exit_code == 74);
    CHECK(gone.says("it is not a directory"));
    CHECK_FALSE(fs::exists(building.dir / "gone"));
    const auto other = building.run({"crontab", "--format", "cron.d", "--to", building.units.string()});
    CHECK(other.exit_code == 64);
    CHECK(other.says("--to is for --format systemd"));
    CHECK(names_in(building.units).empty());
}

TEST_CASE("A schedule for a user who is not here, or cannot read what a pass needs, is warned of") {
    if (geteuid() != 0) {
        WARN("only root can give files away");
        return;
    }
    Building building;
    const std::string format = GENERATE("cron.d", "systemd");
    const auto give = [](const fs::path& path, uid_t user) {
        REQUIRE(::chown(path.c_str(), user, user) == 0);
    };
    constexpr uid_t nobody = 65534, unnamed = 54321;
    fs::create_directory(building.state_dir());
    const auto schedule = [&] {
        building.write_config();
        return building.run_bare(
            {"--config", building.config_path().string(), "crontab", "--format", format});
    };

    building.config.set_raw("notify", "admin", R"(["mail"])"); // nobody needs the mail of cron
    give(building.state_dir(), nobody);
    auto outcome = schedule();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("nobody cannot read the configuration " + building.config_path().string()));
    CHECK(outcome.says("nobody cannot read the secret " + (building.dir / "lobby").string()));
    CHECK(outcome.out.find("nobody") != std::string::npos);

    for (const char* name : {"lobby", "api-secret"}) give(building.dir / name, nobody);
    give(building.dir.path(), nobody);
    building.write_config();
    give(building.config_path(), nobody);
    CHECK(building.run_bare({"--config", building.config_path().string(), "crontab", "--format", format})
              .err.empty());

    if (getpwnam("zksync") == nullptr) {
        give(building.state_dir(), unnamed);
        CHECK(schedule().says("there is no user zksync on this host"));
    }
    CHECK(building.run({"crontab"}).err.empty());
}
