#include "util/secret.hpp"

#include <catch2/catch.hpp>

#include <ostream>
#include <type_traits>

using namespace zksync;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};

} // namespace

TEST_CASE("a secret cannot be printed by accident") {
    STATIC_REQUIRE_FALSE(Printable<Secret>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<Secret, std::string>);
    CHECK(Secret{"hunter2"}.reveal() == "hunter2");
    CHECK(Secret{}.empty());
}

TEST_CASE("a fingerprint changes with every part and with where parts end") {
    const auto one = fingerprint({"lobby", "admin", "secret"});
    CHECK(one.size() == 16);
    CHECK(one == fingerprint({"lobby", "admin", "secret"}));
    CHECK(one != fingerprint({"lobby", "admin", "Secret"}));
    CHECK(one != fingerprint({"gate", "admin", "secret"}));
    CHECK(fingerprint({"ab", "c"}) != fingerprint({"a", "bc"}));
    CHECK(fingerprint({"a"}) != fingerprint({"a", ""}));
}

TEST_CASE("a fingerprint is FNV-1a, so that stored ones stay good") {
    CHECK(fingerprint({}) == "cbf29ce484222325");
    CHECK(fingerprint({""}) == "af64724c8602eb6e");
}

TEST_CASE("a text is told without a secret, however often it is in there") {
    CHECK(without_secret("as hunter2, hunter2!", Secret{"hunter2"}, "*") == "as *, *!");
    CHECK(without_secret("nothing", Secret{"hunter2"}, "*") == "nothing");
    CHECK(without_secret("all of it", Secret{}, "*") == "all of it");
    CHECK(without_secret("aaa", Secret{"aa"}, "a") == "aa");
    // By the square of its length it would take hours.
    std::string full;
    for (int i = 0; i < 4'000'000; ++i) full += "ab";
    CHECK(without_secret(full, Secret{"ab"}, "***").size() == 12'000'000);
}
