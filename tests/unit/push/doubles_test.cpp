#include "push/doubles.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("of each second all but the first are the later ones") {
    const auto named = [](const std::string& name) {
        StoredCheckin checkin;
        checkin.name = name;
        return checkin;
    };
    const EmployeeSecond eight{"A", SiteTime{*LocalTime::parse("2026-11-22 08:00:00")}};
    const EmployeeSecond nine{"A", SiteTime{*LocalTime::parse("2026-11-22 09:00:00")}};
    CHECK(later_ones({}).empty());
    CHECK(later_ones({{eight, {named("1")}}}).empty());
    const auto later = later_ones({{eight, {named("1"), named("2"), named("3")}}, {nine, {named("4")}}});
    REQUIRE(later.size() == 2);
    CHECK(later[0].name == "2");
    CHECK(later[1].name == "3");
}
