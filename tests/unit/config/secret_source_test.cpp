#include "config/secret_source.hpp"

#include "core/error.hpp"
#include "reading.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace zksync;
using namespace zksync::testing;
using namespace std::string_literals;
using Catch::Matchers::Contains;

namespace {

SecretSource source_of(decltype(SecretSource::from) from) {
    return {std::move(from), "device.lobby.password", "zksync.toml:4:1"};
}

/// The message, a line break and the hint.
std::string failure_of(const SecretSource& source, const Environment& from = environment()) {
    try {
        read_secret(source, from);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK_THAT(error.what(), Contains("zksync.toml:4:1: device.lobby.password: "));
        return error.what() + "\n"s + error.hint();
    }
    throw std::logic_error("the secret was accepted");
}

SecretSource command(std::vector<std::string> arguments) {
    return source_of(SecretSource::Command{std::move(arguments)});
}

SecretSource shell(const std::string& script) { return command({"sh", "-c", script}); }

std::string revealed(const SecretSource& source) { return read_secret(source, environment()).reveal(); }

} // namespace

TEST_CASE("a secret in the configuration is what it is") {
    CHECK(revealed(source_of(Secret("s3cret"))) == "s3cret");
}

TEST_CASE("a secret that was not found is an error that lists the ways") {
    const auto source = read(with_lobby("")).config.devices.at(0).password;
    try {
        read_secret(source, environment());
        FAIL("there is no secret");
    } catch (const Error& error) {
        CHECK_THAT(error.what(),
                   Contains("/etc/zksync/zksync.toml:4:1: device.lobby.password: no secret was found"));
        CHECK_THAT(error.hint(), Contains("password, password_file or password_command in [device.lobby]") &&
                                     Contains("ZKSYNC_LOBBY_PASSWORD") &&
                                     Contains("the credential lobby-password"));
    }
}

TEST_CASE("a secret is read from a file, without what editors put around it") {
    const TemporaryFolder folder;
    const auto* content =
        GENERATE("s3cret", "s3cret\n", "s3cret\r\n", "s3cret\n\n\r\n", "\xef\xbb\xbfs3cret\n");
    CHECK(revealed(source_of(SecretSource::File{folder.file("secret", content)})) == "s3cret");
}

TEST_CASE("white space within a secret belongs to it; at an end it is a mistake") {
    const TemporaryFolder folder;
    CHECK(revealed(source_of(SecretSource::File{folder.file("secret", "s3 cret\n")})) == "s3 cret");
    const auto [content, what] =
        GENERATE(table<const char*, const char*>({{"s3cret \n", "ends with a blank"},
                                                  {"s3cret\t", "ends with a blank"},
                                                  {"s3cret\xc2\xa0", "ends with a blank"},
                                                  {" s3cret", "begins with a blank"}}));
    CHECK_THAT(failure_of(source_of(SecretSource::File{folder.file("secret", content)})),
               Contains(what) && !Contains("s3cret"));
    CHECK_THAT(failure_of(source_of(Secret(content))), Contains(what));
}

TEST_CASE("a file that others can read or write is refused") {
    const TemporaryFolder folder;
    const auto mode = GENERATE(0660U, 0620U, 0604U, 0602U);
    const auto file = folder.file("secret", "s3cret", mode);
    const auto failure = failure_of(source_of(SecretSource::File{file}));
    CHECK_THAT(failure, Contains("\nchmod 600 " + file.string()) && !Contains("s3cret"));
}

TEST_CASE("a file that holds no secret is refused") {
    const TemporaryFolder folder;
    const auto failure = [&](const std::string& content) {
        return failure_of(source_of(SecretSource::File{folder.file("secret", content)}));
    };
    CHECK_THAT(failure(""), Contains("is empty"));
    CHECK_THAT(failure("\n"), Contains("is empty"));
    CHECK_THAT(failure("one\ntwo\n"), Contains("more than one line") && !Contains("one\ntwo"));
    CHECK_THAT(failure("s3\ncret\n\n"), Contains("more than one line"));
    CHECK_THAT(failure("\xff\xfes\0003\0"s), Contains("UTF-16"));
    CHECK_THAT(failure("s3\0cret"s), Contains("NUL") && !Contains("s3\0"s));
    CHECK_THAT(failure(std::string(2'000'000, 'x')), Contains("larger than a megabyte"));
}

TEST_CASE("a file that is not there is an error") {
    CHECK_THAT(failure_of(source_of(SecretSource::File{"/nowhere/secret"})),
               Contains("cannot read /nowhere/secret: no such file or directory"));
    CHECK_THAT(failure_of(source_of(SecretSource::File{"/"})), Contains("Is a directory"));
}

TEST_CASE("a credential may look as if its group could read it") {
    const TemporaryFolder folder;
    CHECK(revealed(source_of(SecretSource::Credential{folder.file("c", "s3cret\n", 0440)})) == "s3cret");
}

TEST_CASE("a secret is read from the environment") {
    const auto source = source_of(SecretSource::FromEnvironment{"ZKSYNC_LOBBY_PASSWORD"});
    CHECK(read_secret(source, environment({{"ZKSYNC_LOBBY_PASSWORD", "s3cret"}})).reveal() == "s3cret");
    CHECK_THAT(failure_of(source), Contains("ZKSYNC_LOBBY_PASSWORD is not set"));
    CHECK_THAT(failure_of(source, environment({{"ZKSYNC_LOBBY_PASSWORD", "a\nb"}})),
               Contains("more than one line"));
}

TEST_CASE("a secret is what a command prints") {
    CHECK(revealed(command({"printf", "s3cret\\n"})) == "s3cret");
    CHECK(revealed(command({"printf", "%s", "$HOME; `id`"})) == "$HOME; `id`"); // no shell
    CHECK(revealed(shell("cat; echo s3cret")) == "s3cret");                     // its standard input is empty
}

TEST_CASE("a command that fails is reported by number, never by what it printed") {
    CHECK_THAT(failure_of(shell("echo s3cret; exit 3")),
               Contains("the command sh failed with exit code 3") && !Contains("s3cret"));
    CHECK_THAT(failure_of(shell("kill -9 $$")), Contains("was ended by signal 9"));
    CHECK_THAT(failure_of(command({"/nowhere/program"})),
               Contains("cannot be started: No such file or directory"));
    CHECK_THAT(failure_of(command({"true"})), Contains("what the command true prints is empty"));
    CHECK_THAT(failure_of(shell("echo one; echo two")), Contains("more than one line") && !Contains("two"));
}
