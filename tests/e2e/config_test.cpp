// The configuration: every mistake is found before anything is done, all of them at once, and named by its
// place.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace e2e;

namespace {

/// Which line of the configuration holds this, counted from 1.
std::string line_of(const ConfigFile& config, const std::string& fragment) {
    const std::string text = config.text();
    const auto at = text.find(fragment);
    REQUIRE(at != std::string::npos);
    return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

struct Mistake {
    std::string what;
    std::function<void(ConfigFile&)> make;
    std::string place; ///< a fragment of the line that the message must name
    std::string says;  ///< what the message must name besides
};

const std::vector<Mistake>& mistakes() {
    static const std::vector<Mistake> all{
        {"an unknown key", [](auto& c) { c.set("device.lobby", "frequenzy", "hourly"); }, "frequenzy",
         "frequency"},
        {"an unknown key of the site", [](auto& c) { c.set("site", "api_kei", "x"); }, "api_kei", "api_key"},
        {"an unknown section", [](auto& c) { c.set("devise.gate", "url", "http://127.0.0.1:9"); },
         "[devise.gate]", "devise"},
        {"no URL of the site", [](auto& c) { c.remove("site", "url"); }, "[site]", "url"},
        {"no API key", [](auto& c) { c.remove("site", "api_key"); }, "[site]", "api_key"},
        {"no URL of the device", [](auto& c) { c.remove("device.lobby", "url"); }, "[device.lobby]", "url"},
        {"no user name", [](auto& c) { c.remove("device.lobby", "username"); }, "[device.lobby]", "username"},
        {"no go-live", [](auto& c) { c.remove("device.lobby", "since"); }, "[device.lobby]", "since"},
        {"a URL without a scheme", [](auto& c) { c.set("device.lobby", "url", "10.0.0.7"); },
         "url = \"10.0.0.7\"", "http"},
        {"a URL with a path", [](auto& c) { c.set("site", "url", "http://127.0.0.1/app"); }, "/app", "url"},
        {"a URL with a trailing slash", [](auto& c) { c.set("site", "url", "http://127.0.0.1:9/"); }, ":9/",
         "url"},
        {"a URL of another scheme", [](auto& c) { c.set("site", "url", "ftp://127.0.0.1"); }, "ftp://",
         "http"},
        {"a number as text", [](auto& c) { c.set("site", "batch", "100"); }, "batch", "batch"},
        {"a batch of nothing", [](auto& c) { c.set_raw("site", "batch", "0"); }, "batch", "200"},
        {"a batch too large", [](auto& c) { c.set_raw("site", "batch", "201"); }, "batch", "200"},
        {"a duration without a unit", [](auto& c) { c.set("site", "timeout", "60"); }, "timeout", "timeout"},
        {"a duration as a number", [](auto& c) { c.set_raw("site", "timeout", "60"); }, "timeout", "timeout"},
        {"a duration of another unit", [](auto& c) { c.set("device.lobby", "lookback", "2w"); }, "lookback",
         "2w"},
        {"writes that outlast the site's limit",
         [](auto& c) { c.set("site", "request_limit", "100s").set("site", "write_timeout", "120s"); },
         "write_timeout", "request_limit"},
        {"a day that is none", [](auto& c) { c.set("device.lobby", "since", "2026-02-30"); }, "since",
         "2026-02-30"},
        {"a day in another order", [](auto& c) { c.set("device.lobby", "since", "22.11.2026"); }, "since",
         "22.11.2026"},
        {"an unknown frequency", [](auto& c) { c.set("device.lobby", "frequency", "yearly"); }, "frequency",
         "yearly"},
        {"an impossible cron expression", [](auto& c) { c.set("device.lobby", "frequency", "0 25 * * *"); },
         "frequency", "25"},
        {"an unknown direction", [](auto& c) { c.set("device.lobby", "direction", "inn"); }, "direction",
         "inn"},
        {"an unknown time zone",
         [](auto& c) {
             c.set("device.lobby", "time_zone", "Asia/Dubay").set("site", "time_zone", "Asia/Dubai");
         },
         "Asia/Dubay", "Asia/Dubay"},
        {"a device's zone without the site's",
         [](auto& c) { c.set("device.lobby", "time_zone", "Asia/Dubai"); }, "Asia/Dubai", "site"},
        {"an unknown way to log in", [](auto& c) { c.set("device.lobby", "auth", "digest"); }, "auth",
         "basic"},
        {"codes as numbers", [](auto& c) { c.set_raw("device.lobby", "ignore", "[9001]"); }, "ignore",
         "ignore"},
        {"a state that is no number", [](auto& c) { c.set("device.lobby.states", "in", "in"); },
         "in = \"in\"", "states"},
        {"a state without a meaning", [](auto& c) { c.set("device.lobby.states", "7", "sideways"); },
         "sideways", "sideways"},
        {"a latitude beyond the pole",
         [](auto& c) {
             c.set_raw("device.lobby.terminal.CQUJ190000001", "latitude", "95.5")
                 .set_raw("device.lobby.terminal.CQUJ190000001", "longitude", "55.3");
         },
         "95.5", "latitude"},
        {"a capital in a device's name", [](auto& c) { c.rename("device.lobby", "device.Lobby"); },
         "[device.Lobby]", "Lobby"},
        {"a shift of an unknown device",
         [](auto& c) { c.set_raw("shift.\"Day Shift\"", "devices", "[\"loby\"]"); }, "loby", "lobby"},
        {"two sources of one secret", [](auto& c) { c.set("site", "api_secret", "x1y2z3"); }, "api_secret",
         "api_secret_file"},
        {"a word where TOML wants a value", [](auto& c) { c.set_raw("site", "batch", "many"); }, "batch", ""},
    };
    return all;
}

} // namespace

TEST_CASE("Every mistake is named by its place and ends with 78") {
    for (const auto& mistake : mistakes()) {
        DYNAMIC_SECTION(mistake.what) {
            Desk desk;
            mistake.make(desk.config);
            const auto outcome = desk.run({"status"});
            INFO(desk.config.text());
            INFO(outcome.err);
            CHECK(outcome.exit_code == 78);
            CHECK(outcome.out.empty());
            CHECK(
                outcome.says(desk.config_path().string() + ":" + line_of(desk.config, mistake.place) + ":"));
            CHECK(outcome.says(mistake.says));
            CHECK_FALSE(outcome.says("x1y2z3"));
        }
    }
}

TEST_CASE("All mistakes are reported at once, each with file, line and column") {
    Desk desk;
    const auto file = desk.dir / "three.toml";
    write_file(file, "[site]\n"
                     "url = \"http://127.0.0.1:9\"\n"
                     "api_key = \"key\"\n"
                     "api_secret_command = [\"true\"]\n"
                     "batch = 300\n"
                     "\n"
                     "[device.lobby]\n"
                     "url = \"http://127.0.0.1:9\"\n"
                     "username = \"admin\"\n"
                     "password_command = [\"true\"]\n"
                     "since = \"2026-02-30\"\n"
                     "    direction = \"up\"\n");
    const auto outcome = desk.run_bare({"--config", file.string(), "status"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(file.string() + ":5:9:"));
    CHECK(outcome.says(file.string() + ":11:9:"));
    CHECK(outcome.says(file.string() + ":12:17:"));
    CHECK_FALSE(outcome.says(file.string() + ":2:"));
}

TEST_CASE("Two devices may not be one, nor share an environment variable") {
    Desk desk;
    const auto second = [&](const std::string& name, const std::string& url, const std::string& user) {
        desk.config.set("device." + name, "url", url)
            .set("device." + name, "username", user)
            .set("device." + name, "password_file", desk.secret("second", device_password))
            .set("device." + name, "since", days_ago(3));
    };
    SECTION("one URL and one user name") { second("gate", "http://127.0.0.1:9", "admin"); }
    SECTION("one URL, written differently") { second("gate", "HTTP://127.0.0.1:9", "admin"); }
    SECTION("names that differ by a dash and an underscore") {
        desk.config.rename("device.lobby", "device.front-door");
        second("front_door", "http://127.0.0.1:7", "other");
    }
    const auto outcome = desk.run({"status"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("zksync.toml:"));
}

TEST_CASE("A configuration that is not there or cannot be read") {
    Desk desk;
    SECTION("no such file") {
        const auto outcome = desk.run_bare({"--config", "/nonexistent/zksync.toml", "status"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says("/nonexistent/zksync.toml"));
    }
    SECTION("a folder") {
        const auto outcome = desk.run_bare({"--config", desk.dir.path().string(), "status"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says(desk.dir.path().string()));
    }
    SECTION("none anywhere: every place that was looked at is named") {
        desk.environment["XDG_CONFIG_HOME"] = (desk.dir / "xdg").string();
        const auto outcome = desk.run_bare({"status"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says((desk.dir / "xdg/zksync/zksync.toml").string()));
        CHECK(outcome.says("/etc/zksync/zksync.toml"));
    }
    SECTION("a file that is no text") {
        write_file(desk.dir / "zksync.toml", std::string("\0\xff\xfe\x01[site", 9));
        const auto outcome = desk.run_bare({"--config", desk.config_path().string(), "status"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says("zksync.toml:1:"));
    }
    SECTION("one without a device") {
        desk.config.remove("device.lobby");
        const auto outcome = desk.run({"status"});
        CHECK(outcome.exit_code == 78);
        CHECK(outcome.says("device"));
    }
}

TEST_CASE("Where the configuration is looked for, in this order") {
    Desk desk;
    const auto broken = [&](const std::string& name) {
        std::filesystem::create_directories((desk.dir / name).parent_path());
        write_file(desk.dir / name, "here = 1\n");
        return (desk.dir / name).string();
    };
    const auto by_xdg = broken("xdg/zksync/zksync.toml");
    desk.environment["XDG_CONFIG_HOME"] = (desk.dir / "xdg").string();
    CHECK(desk.run_bare({"status"}).says(by_xdg + ":1:"));
    const auto by_variable = broken("variable.toml");
    desk.environment["ZKSYNC_CONFIG"] = by_variable;
    CHECK(desk.run_bare({"status"}).says(by_variable + ":1:"));
    const auto by_option = broken("option.toml");
    CHECK(desk.run_bare({"--config", by_option, "status"}).says(by_option + ":1:"));
}

TEST_CASE("A file with a secret in it that others can read is refused") {
    Scene scene;
    std::filesystem::path open_file;
    SECTION("the configuration itself") {
        scene.config.remove("device.lobby", "password_file").set("device.lobby", "password", device_password);
        scene.write_config();
        open_file = scene.config_path();
    }
    SECTION("the password's file") {
        scene.write_config();
        open_file = scene.dir / "lobby";
    }
    std::filesystem::permissions(open_file, std::filesystem::perms{0644});
    const auto outcome =
        scene.run_bare({"--config", scene.config_path().string(), "pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(open_file.string()));
    CHECK(outcome.says("chmod"));
    CHECK_FALSE(outcome.says(device_password));
}

TEST_CASE("A secret that cannot be had stops the pass and says where it was looked for") {
    Scene scene;
    std::string named;
    SECTION("a missing file") {
        scene.config.set("device.lobby", "password_file", (scene.dir / "gone").string());
        named = (scene.dir / "gone").string();
    }
    SECTION("an empty file") {
        scene.config.set("device.lobby", "password_file", scene.secret("empty", ""));
        named = (scene.dir / "empty").string();
    }
    SECTION("a command that fails") {
        scene.config.remove("device.lobby", "password_file")
            .set_raw("device.lobby", "password_command", R"(["sh", "-c", "echo hunter2; exit 3"])");
        named = "the command sh failed";
    }
    SECTION("no source at all: the ways are listed") {
        scene.config.remove("device.lobby", "password_file");
        named = "ZKSYNC_LOBBY_PASSWORD";
    }
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(named));
    CHECK_FALSE(outcome.says("hunter2"));
}

TEST_CASE("A secret may come from a command, the environment or systemd's credentials") {
    Scene scene;
    scene.config.remove("device.lobby", "password_file");
    SECTION("a command without a shell") {
        scene.config.set_raw("device.lobby", "password_command",
                             "[\"printf\", \"%s\\\\n\", \"" + device_password + "\"]");
    }
    SECTION("the environment") { scene.environment["ZKSYNC_LOBBY_PASSWORD"] = device_password; }
    SECTION("in the file itself") { scene.config.set("device.lobby", "password", device_password); }
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.device.log_ins() == 1);
}
