#include "push/doubles.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

StoredCheckin in_that_second(const std::string& name, LogType log_type, const std::string& device_id) {
    StoredCheckin checkin;
    checkin.name = name;
    checkin.log_type = log_type;
    checkin.device_id = device_id;
    return checkin;
}

} // namespace

TEST_CASE("what somebody typed beside a punch is no double of it") {
    const EmployeeSecond eight{"A", SiteTime{*LocalTime::parse("2026-11-22 08:00:00")}};
    const auto ours = in_that_second("1", LogType::in, "Gate 1"),
               typed = in_that_second("2", LogType::out, ""),
               theirs = in_that_second("3", LogType::in, "Gate 1");
    CHECK(later_ones({{eight, {ours, typed}}}).empty());
    REQUIRE(beside_each_other({{eight, {ours, typed}}}).size() == 1);
    CHECK(beside_each_other({{eight, {ours, typed}}}).at(0).size() == 2);
    CHECK(beside_each_other({{eight, {ours, theirs}}}).empty());
    const auto later = later_ones({{eight, {ours, typed, theirs}}});
    REQUIRE(later.size() == 1);
    CHECK(later[0].name == "3");
    CHECK(survivor(std::vector{typed, ours, theirs}, theirs).name == "1");
    CHECK(survivor(std::vector{typed, ours}, ours).name == "1");
    CHECK(survivor(std::vector{typed}, ours).name == "2");
}

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
