#include "pass/journals.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("A journal is opened once, and tells what another has stored meanwhile") {
    const Workshop shop;
    Journals journals(shop.files());
    CHECK_FALSE(journals.of("lobby"));
    CHECK_FALSE(std::filesystem::exists(shop.file()));

    Journal writer(shop.file());
    const auto reader = journals.of("lobby");
    REQUIRE(reader);
    CHECK(journals.of("lobby") == reader);
    CHECK(reader->counts().empty());
    writer.store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), {}, shop.now);
    CHECK(reader->counts().size() == 1);
}

TEST_CASE("A journal that cannot be read is an Error each time") {
    const Workshop shop;
    std::ofstream(shop.file()) << "no journal";
    Journals journals(shop.files());
    for (int times = 0; times < 2; ++times) CHECK_THROWS_AS(journals.of("lobby"), Error);
}
