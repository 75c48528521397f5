#include "util/file_access.hpp"
#include "util/shell.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("a file is its owner's alone, or its program's group's to read") {
    const Caller zksync{901, 902}, root{0, 0};
    const auto open = [](mode_t mode, gid_t group, const Caller& caller) {
        return is_open_to_others({901, group, mode}, caller);
    };
    CHECK_FALSE(open(0600, 0, zksync));
    CHECK_FALSE(open(0400, 0, zksync));
    CHECK_FALSE(open(0640, 902, zksync));
    CHECK(open(0640, 0, zksync));
    CHECK_FALSE(open(0640, 902, root)); // whose group it is shows when the program itself reads it
    CHECK(open(0660, 902, zksync));
    CHECK(open(0644, 902, zksync));
    CHECK(open(0602, 902, root));
}

TEST_CASE("what closes a file says whose it has to be") {
    const Caller zksync{54'321, 54'321}, root{0, 0};
    CHECK(how_to_close("/etc/z/s", {54'321, 0, 0644}, zksync) == "chmod 600 /etc/z/s");
    CHECK(how_to_close("/etc/z/s", {0, 0, 0644}, zksync) ==
          "as root: chown 54321 /etc/z/s && chmod 600 /etc/z/s");
    CHECK_THAT(how_to_close("/etc/z/s", {0, 0, 0644}, root), Catch::Contains("(chown)"));
}

TEST_CASE("a path is a word for a shell") {
    CHECK(shell_word("/etc/zksync/api-secret") == "/etc/zksync/api-secret");
    CHECK(shell_word("/tmp/the secret") == "'/tmp/the secret'");
    CHECK(shell_word("/tmp/it's $HOME") == "'/tmp/it'\\''s $HOME'");
}

TEST_CASE("how the program was called can be typed again") {
    CHECK_THAT(own_command(), Catch::Contains("unit_util"));
}
