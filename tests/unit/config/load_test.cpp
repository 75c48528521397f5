#include "config/load.hpp"

#include "core/error.hpp"
#include "reading.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

Error failure_of(const std::filesystem::path& file) {
    try {
        load_config(file, environment());
    } catch (const Error& error) {
        return error;
    }
    throw std::logic_error("the configuration was accepted");
}

} // namespace

TEST_CASE("every problem is found at once, in the order of the file, each with its place") {
    CHECK(problems("[site]\nurl = \"hr\"\napi_key = \"k\"\nbatch = 0\n\n[device.lobby]\nurl = \"http://h\"\n"
                   "username = \"u\"\nsince = \"x\"\n[sitee]\n") ==
          std::vector<std::string>{
              "2:7: site.url: \"hr\" has no scheme; expected a scheme and a host only, like "
              "\"https://hr.example.com\"",
              "4:9: site.batch: is 0; expected 1 to 200",
              "9:9: device.lobby.since: \"x\" is not a date or a date and a time; expected \"2026-11-22\" or "
              "\"2026-11-22 08:00:00\"",
              "10:2: [sitee]: unknown section; did you mean site?"});
}

TEST_CASE("what could stand in the place of something unknown is named once") {
    CHECK_THAT(problem(R"(
state_dir = "/var/lib/zksync"
[site]
url = "http://h"
api_key = "k"
[device.lobby]
url = "http://h"
username = "u"
since = "2026-11-01"
[sms]
)"),
               Contains("[sms]: unknown section; expected state_dir, site, device, shift, map_check"));
}

TEST_CASE("text that is not TOML is one problem") {
    const auto all = read("[site\nurl = 1\n").problems;
    REQUIRE(all.size() == 1);
    CHECK(all.front().line == 1);
    CHECK_THAT(all.front().text, Contains("the bracket that closes the name of this section"));
}

TEST_CASE("an empty file has neither a site nor a device") {
    CHECK(problems("") ==
          std::vector<std::string>{
              "1:1: there is no [site]; expected one with url and api_key",
              "1:1: there is no device; expected a [device.NAME] with url, username and since"});
}

TEST_CASE("escape sequences in a configuration never reach a message") {
    CHECK_THAT(problem(with_lobby("frequency = \"\\u001b[31m\"")), !Contains("\x1b"));
    CHECK_THAT(problem(with_lobby("\"\\u001b[31m\" = 1")), !Contains("\x1b"));
}

TEST_CASE("the state directory starts where the file is") {
    CHECK(read("state_dir = \"state\"\n" + with_lobby("")).config.state_dir == "/etc/zksync/state");
    CHECK(read("state_dir = \"/var/lib/z\"\n" + with_lobby("")).config.state_dir == "/var/lib/z");
    CHECK_FALSE(read(with_lobby("")).config.state_dir);
    CHECK_THAT(problem("state_dir = 1\n" + with_lobby("")), Contains("state_dir: is a whole number"));
}

TEST_CASE("a file is loaded") {
    const TemporaryFolder folder;
    const auto file = folder.file("zksync.toml", with_lobby(""), 0644);
    const auto config = load_config(file, environment());
    CHECK(config.file == file);
    CHECK(config.devices.size() == 1);
}

TEST_CASE("every problem of a file is a line of the message") {
    const TemporaryFolder folder;
    const auto file = folder.file("zksync.toml", with_lobby("page_size = 0\nenabled = 1"));
    const auto error = failure_of(file);
    CHECK(error.kind() == ErrorKind::configuration);
    CHECK(std::string(error.what()) ==
          file.string() + ":8:13: device.lobby.page_size: is 0; expected 1 to 10000\n" + file.string() +
              ":9:11: device.lobby.enabled: is a whole number; expected true or false");
    CHECK(error.hint().empty());
}

TEST_CASE("a file that cannot be read is a mistake of the configuration") {
    const TemporaryFolder folder;
    CHECK(failure_of(folder.path() / "none.toml").kind() == ErrorKind::configuration);
    CHECK_THAT(failure_of(folder.path() / "none.toml").what(), Contains("no such file"));
    CHECK_THAT(failure_of(folder.path()).what(), Contains("Is a directory"));
}

TEST_CASE("a file with a secret in it is its owner's alone") {
    const TemporaryFolder folder;
    const auto text = with_lobby("password = \"s3cret\"");
    const auto mode = GENERATE(0660U, 0604U, 0620U, 0644U);
    const auto error = failure_of(folder.file("zksync.toml", text, mode));
    CHECK(error.kind() == ErrorKind::configuration);
    CHECK_THAT(error.what(),
               Contains(":8:12: device.lobby.password: others can read") && !Contains("s3cret"));
    CHECK_THAT(error.hint(), StartsWith("chmod 600 " + (folder.path() / "zksync.toml").string()));
    CHECK_NOTHROW(load_config(folder.file("zksync.toml", text, 0600), environment()));
}

TEST_CASE("the example is right") {
    const std::filesystem::path example = ZKSYNC_FIXTURES "/../../examples/zksync.toml";
    CHECK_NOTHROW(load_config(example.lexically_normal(), environment()));
}
