#include "report/waiting.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::report;
using test::local;

TEST_CASE("Somebody who waits on two devices is one person, with one thing to type") {
    const std::vector<WaitingCode> codes{
        {"lobby", {"42"}, {"B-42"}, 1, local("2026-11-03"), local("2026-11-03"), ""},
        {"gate", {"7"}, {"7"}, 2, local("2026-11-01"), local("2026-11-05"), ""},
        {"gate", {"B-42"}, {"B-42"}, 3, local("2026-11-02"), local("2026-11-04"), "the site's words"}};
    const WaitingGroup group = grouped(Reason::no_employee, codes);
    CHECK(group.punches == 6);
    REQUIRE(group.people.size() == 2);
    const WaitingPerson& person = group.people.front();
    CHECK(person.id == EmployeeCode{"B-42"});
    CHECK(person.punches == 4);
    CHECK(person.codes == std::vector<EmployeeCode>{{"42"}, {"B-42"}});
    CHECK(person.devices == std::vector<std::string>{"lobby", "gate"});
    CHECK(person.oldest == local("2026-11-02"));
    CHECK(person.newest == local("2026-11-04"));
    CHECK(person.words == "the site's words");
}

TEST_CASE("Every reason to wait has something to do") {
    for (const Reason reason : {Reason::no_employee, Reason::several_employees, Reason::inactive,
                                Reason::not_employed, Reason::refused, Reason::no_code}) {
        CHECK_FALSE(to_do(reason, "the field").empty());
        CHECK_FALSE(why_in_short(reason).empty());
    }
    CHECK(to_do(Reason::no_employee, "badge").find("into badge of") != std::string::npos);
}
