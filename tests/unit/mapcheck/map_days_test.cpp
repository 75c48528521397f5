#include "mapcheck/map_days.hpp"

#include "mapcheck/two_people.hpp"
#include "pictured.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;

TEST_CASE("somebody is Absent from the day of joining on, or that of the first shift, whichever is later") {
    Pictured given;
    const Day today = given.picture.today;
    Staff::Person person;
    CHECK(absent_from(person) == Staff::never);
    CHECK(who_would_be_absent(given.picture, person).empty());
    person.attended_from = Staff::always;
    CHECK(would_be_absent(given.picture, person));
    CHECK(who_would_be_absent(given.picture, person) == ", who would be marked absent every day");
    person.joined = today + 5;
    CHECK(absent_from(person) == today + 5);
    CHECK_FALSE(would_be_absent(given.picture, person));
    person.attended_from = today + 9;
    CHECK(absent_from(person) == today + 9);
    CHECK(who_would_be_absent(given.picture, person).ends_with("every day from 2024-10-13 on"));
}

TEST_CASE("IDs that no device has are told singly, but for a staff that is mostly on none") {
    const int strangers = GENERATE(100, 101);
    CAPTURE(strangers);
    Pictured given;
    for (auto& device : given.picture.devices) {
        device.has_read_list = true;
        device.employees = 1;
    }
    given.picture.codes.add_employee(0, "1", "");
    for (int i = 0; i < strangers; ++i) {
        const std::string number = std::to_string(1000 + i);
        Employee one = employee("P" + number, "", number);
        one.default_shift = "Day";
        given.picture.staff.add(one, 0);
    }
    std::size_t told = 0;
    for (const Finding& finding : given.findings()) told += finding.kind == FindingKind::unknown_id ? 1U : 0U;
    CHECK(told == (strangers > 100 ? 1U : 100U));
}

TEST_CASE("names that cannot be compared support nothing") {
    CHECK(are_comparable("Sara", "Omar"));
    CHECK_FALSE(are_comparable("", "Sara"));
    CHECK_FALSE(are_comparable("Employee 12", "Sara"));
    CHECK_FALSE(are_comparable("سارة", "Sara"));
}
