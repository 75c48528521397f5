#include "pass/pass_trouble.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("A trouble at an end is remembered since it began, whatever its words become, until it is over") {
    const Workshop shop;
    Journal journal(shop.file());
    constexpr std::chrono::hours hour{1};
    CHECK_FALSE(pass_trouble(journal, PassEnd::device));
    note_pass_trouble(journal, PassEnd::device,
                      Error(ErrorKind::unreachable, "no route\nto it", "turn it on"), shop.now);
    CHECK_FALSE(pass_trouble(journal, PassEnd::site));
    CHECK(pass_trouble(journal, PassEnd::device) ==
          PassTrouble{shop.now, ErrorKind::unreachable, "no route?to it", "turn it on"});
    note_pass_trouble(journal, PassEnd::device, Error(ErrorKind::refused, "the password"), shop.now + hour);
    CHECK(pass_trouble(journal, PassEnd::device) ==
          PassTrouble{shop.now, ErrorKind::refused, "the password", ""});
    note_pass_trouble(journal, PassEnd::device, std::nullopt, shop.now + 2 * hour);
    CHECK_FALSE(pass_trouble(journal, PassEnd::device));
}
