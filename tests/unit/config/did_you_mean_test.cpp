#include "config/did_you_mean.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;

TEST_CASE("the edit distance counts letters that differ, whatever their case") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("url", "URL") == 0);
    CHECK(edit_distance("", "url") == 3);
    CHECK(edit_distance("username", "usrname") == 1);
    CHECK(edit_distance("usrename", "username") == 1); // neighbours swapped
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a near word is found, a far one is not") {
    const std::vector<std::string> known{"url", "username", "password", "since"};
    CHECK(nearest("urll", known) == "url");
    CHECK(nearest("pasword", known) == "password");
    CHECK(nearest("colour", known) == std::nullopt);
    CHECK(nearest("x", {"y"}) == std::nullopt);
    CHECK(nearest(std::string(100'000, 'u'), known) == std::nullopt);
    CHECK(did_you_mean("sinse", known) == "; did you mean since?");
    CHECK(did_you_mean("colour", known).empty());
}
