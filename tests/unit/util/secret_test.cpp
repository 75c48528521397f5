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
