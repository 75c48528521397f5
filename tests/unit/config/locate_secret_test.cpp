#include "config/secret_source.hpp"

#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;

namespace {

SecretSource password_of(const std::string& text, const Environment& from = environment()) {
    const auto reading = read(text, from);
    REQUIRE(reading.problems.empty());
    return reading.config.devices.at(0).password;
}

} // namespace

TEST_CASE("a secret in the file knows its place") {
    const auto source = password_of(with_lobby("password = \"s3cret\""));
    REQUIRE(std::holds_alternative<Secret>(source.from));
    CHECK(std::get<Secret>(source.from).reveal() == "s3cret");
    CHECK(source.key == "device.lobby.password");
    CHECK(source.place == "/etc/zksync/zksync.toml:8:12");
}

TEST_CASE("a secret's file starts where the configuration is, and need not be there yet") {
    const auto source = password_of(with_lobby("password_file = \"secrets/lobby\""));
    CHECK(std::get<SecretSource::File>(source.from).path == "/etc/zksync/secrets/lobby");
}

TEST_CASE("a secret's command is a list; a program with a slash in it starts where the configuration is") {
    const auto arguments = [](const std::string& list) {
        return std::get<SecretSource::Command>(password_of(with_lobby("password_command = " + list)).from)
            .arguments;
    };
    CHECK(arguments("[\"pass\", \"show\", \"a b\"]") == std::vector<std::string>{"pass", "show", "a b"});
    CHECK(arguments("[\"./secret.sh\"]") == std::vector<std::string>{"/etc/zksync/secret.sh"});
}

TEST_CASE("the environment and systemd's credentials are looked at") {
    const TemporaryFolder folder;
    const auto lobby_file = folder.file("lobby-password", "x");
    const auto site_file = folder.file("api-secret", "x");
    const auto text = with_lobby("");
    CHECK(std::get<SecretSource::FromEnvironment>(
              password_of(text, environment({{"ZKSYNC_LOBBY_PASSWORD", "x"}})).from)
              .variable == "ZKSYNC_LOBBY_PASSWORD");
    const auto from = environment({{"CREDENTIALS_DIRECTORY", folder.path().string()}});
    CHECK(std::get<SecretSource::Credential>(password_of(text, from).from).path == lobby_file);
    CHECK(std::get<SecretSource::Credential>(read(text, from).config.site.api_secret.from).path == site_file);
    CHECK(std::get<SecretSource::FromEnvironment>(
              read(text, environment({{"ZKSYNC_API_SECRET", "x"}})).config.site.api_secret.from)
              .variable == "ZKSYNC_API_SECRET");
}

TEST_CASE("a name with a hyphen has a variable with a low line") {
    const auto text =
        site + "[device.front-desk_2]\nurl = \"http://h\"\nusername = \"u\"\nsince = \"2026-11-22\"\n";
    const auto source = password_of(text, environment({{"ZKSYNC_FRONT_DESK_2_PASSWORD", "x"}}));
    CHECK(std::holds_alternative<SecretSource::FromEnvironment>(source.from));
}

TEST_CASE("no source is no mistake as long as nobody needs the secret") {
    const auto source = password_of(with_lobby(""));
    CHECK(std::holds_alternative<SecretSource::Missing>(source.from));
    CHECK(source.place == "/etc/zksync/zksync.toml:4:1");
}

TEST_CASE("two sources are a mistake that names both") {
    CHECK(problem(with_lobby("password = \"s3cret\"\npassword_file = \"f\"")) ==
          "device.lobby.password: has 2 sources, password and password_file; expected exactly one");
    CHECK_THAT(problem(with_lobby("password_file = \"f\""), environment({{"ZKSYNC_LOBBY_PASSWORD", "x"}})),
               Contains("password_file and $ZKSYNC_LOBBY_PASSWORD"));
    CHECK_THAT(problem(with_site("api_secret_file = \"f\"\napi_secret_command = [\"c\"]")),
               Contains("site.api_secret: has 2 sources, api_secret_file and api_secret_command"));
}

TEST_CASE("mistakes about a secret are found without quoting it") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"password = 1234", "device.lobby.password: is a whole number; expected text"},
        {"password = \"\"", "device.lobby.password: is empty"},
        {"password_file = \"\"", "device.lobby.password_file: is empty"},
        {"password_command = []", "names no program"},
        {"password_command = [\"\"]", "names no program"},
        {"password_command = \"pass show 1234\"", "is text; expected a list"},
        {"password_command = [\"pass\", 1234]", "holds a whole number"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_lobby(more)), Contains(what) && !Contains("1234"));
}
