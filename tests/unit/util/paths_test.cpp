#include "util/paths.hpp"

#include "core/error.hpp"
#include "temporary_directory.hpp"
#include "util/files.hpp"
#include "util/shell.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <unistd.h>

using namespace zksync;
using Path = std::filesystem::path;

namespace {

Environment environment(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end()) return std::nullopt;
        return found->second;
    };
}

Path put_config(const Path& directory) {
    std::filesystem::create_directories(directory / "zksync");
    write_file_atomically(directory / "zksync" / "zksync.toml", "");
    return directory / "zksync" / "zksync.toml";
}

} // namespace

TEST_CASE("the configuration is the one that was named, there or not") {
    CHECK(find_config("my.toml", environment({{"ZKSYNC_CONFIG", "other.toml"}})) == "my.toml");
    CHECK(find_config({}, environment({{"ZKSYNC_CONFIG", "other.toml"}})) == "other.toml");
}

TEST_CASE("else the configuration is the user's own") {
    const test::TemporaryDirectory home;
    const auto in_home = put_config(home.path() / ".config");
    CHECK(find_config({}, environment({{"HOME", home.path()}})) == in_home);
    const auto in_xdg = put_config(home.path() / "xdg");
    CHECK(find_config({}, environment({{"HOME", home.path()}, {"XDG_CONFIG_HOME", home.path() / "xdg"}})) ==
          in_xdg);
    CHECK(find_config({}, environment({{"HOME", home.path()}, {"XDG_CONFIG_HOME", "relative"}})) == in_home);
}

TEST_CASE("without a configuration every place that was looked at is named") {
    if (std::filesystem::exists("/etc/zksync/zksync.toml")) return;
    const test::TemporaryDirectory home;
    try {
        find_config({}, environment({{"HOME", home.path()}}));
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK(std::string{error.what()} == "there is no configuration: looked for " + home.path().native() +
                                               "/.config/zksync/zksync.toml and /etc/zksync/zksync.toml");
        CHECK_FALSE(error.hint().empty());
    }
}

TEST_CASE("the state is where it was told to be, in this order") {
    const auto env = environment({{"STATE_DIRECTORY", "/run/one:/run/two"}, {"HOME", "/home/hr"}});
    CHECK(find_state_dir("/tmp/x", "/srv/zksync", "/etc/zksync/zksync.toml", env) == "/tmp/x");
    CHECK(find_state_dir({}, "/srv/zksync", "/etc/zksync/zksync.toml", env) == "/run/one");
    CHECK(find_state_dir({}, "/srv/zksync", "/etc/zksync/zksync.toml", environment({})) == "/srv/zksync");
}

TEST_CASE("else the state goes by where the configuration is") {
    const auto home = environment({{"HOME", "/home/hr"}});
    CHECK(find_state_dir({}, {}, "/etc/zksync/zksync.toml", home) == "/var/lib/zksync");
    CHECK(find_state_dir({}, {}, "/usr/../etc/z.toml", home) == "/var/lib/zksync");
    CHECK(find_state_dir({}, {}, "/etcetera/z.toml", home) == "/home/hr/.local/state/zksync");
    CHECK(find_state_dir({}, {}, "z.toml", environment({{"XDG_STATE_HOME", "/state"}})) == "/state/zksync");
    CHECK_THROWS_AS(find_state_dir({}, {}, "/srv/z.toml", environment({})), Error);
}

TEST_CASE("a state directory is made, for its owner alone") {
    const test::TemporaryDirectory directory;
    const auto state = directory.path() / "a" / "b";
    prepare_state_dir(state / "");
    CHECK(std::filesystem::status(state).permissions() == std::filesystem::perms::owner_all);
    CHECK_NOTHROW(prepare_state_dir(state));
}

TEST_CASE("a state directory that cannot be made is an error of the state") {
    const test::TemporaryDirectory directory;
    write_file_atomically(directory.path() / "file", "");
    const auto name = GENERATE("file", "file/below");
    try {
        prepare_state_dir(directory.path() / name);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::state);
        CHECK_THAT(error.what(), Catch::Contains((directory.path() / name).native()));
    }
}

TEST_CASE("a state directory of somebody else is refused, to root too") {
    if (::geteuid() != 0) return; // only root can give a directory away
    const test::TemporaryDirectory directory;
    REQUIRE(::chown(directory.path().c_str(), 54321, 54321) == 0);
    try {
        prepare_state_dir(directory.path());
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::state);
        CHECK_THAT(error.what(), Catch::Contains(directory.path().native()) && Catch::Contains("#54321"));
        CHECK(error.hint() == "runuser -u '#54321' -- " + own_command());
    }
}

TEST_CASE("an environment variable that is empty is not set") {
    ::setenv("ZKSYNC_TEST_EMPTY", "", 1);
    CHECK_FALSE(process_environment("ZKSYNC_TEST_EMPTY"));
    CHECK_FALSE(process_environment("ZKSYNC_TEST_UNSET"));
    CHECK(process_environment("PATH"));
}
