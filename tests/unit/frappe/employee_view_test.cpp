#include "frappe/employee_view.hpp"

#include "scripted_site.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using test::answer;
using test::Given;

namespace {

const std::string url = "https://hr.example.com";
const auto no_permissions = answer(200, R"({"message":{}})");
const auto one_row = answer(200, R"({"data":[{"name":"HR-EMP-1"}]})");
const auto no_row = answer(200, R"({"data":[]})");

http::Response total_of(int total) { return answer(200, R"({"message":)" + std::to_string(total) + "}"); }

} // namespace

TEST_CASE("all employees are shown: three small requests tell") {
    Given given{total_of(20'000), one_row, no_permissions};
    const auto view = given.client.employee_view();
    CHECK(view.total == 20'000);
    CHECK(view.seen == 20'000);
    CHECK_THAT(given.site.asked[1].url, Contains("limit_start=19999") && Contains("limit_page_length=1"));
    CHECK_FALSE(hidden_employees(view, "look", url));
}

TEST_CASE("fewer are shown: how many is found by halving") {
    // Of eight the first three are shown: places 4, 2 and 3 tell.
    Given given{total_of(8), no_row, total_of(8), no_row, no_row, one_row, no_row, no_permissions};
    const auto view = given.client.employee_view();
    CHECK(view.total == 8);
    CHECK(view.seen == 3);
    const auto hidden = hidden_employees(view, "look for owners", url);
    REQUIRE(hidden);
    CHECK(hidden->kind() == ErrorKind::refused);
    CHECK_THAT(hidden->what(), Contains("only 3 of its 8 employees"));
    CHECK_THAT(hidden->hint(), Contains("User Permissions"));
}

TEST_CASE("one that is deleted between the questions hides nobody") {
    Given given{total_of(8), no_row, total_of(7), one_row, no_permissions};
    CHECK_FALSE(hidden_employees(given.client.employee_view(), "look", url));
}

TEST_CASE("a site without employees hides nobody") {
    Given given{total_of(0), no_permissions};
    const auto view = given.client.employee_view();
    CHECK(view.total == 0);
    CHECK_FALSE(hidden_employees(view, "look", url));
}

TEST_CASE("nobody is shown") {
    const EmployeeView view{200, 0, {}};
    CHECK_THAT(hidden_employees(view, "look", url)->what(), Contains("none of its 200 employees"));
}

TEST_CASE("where the count looks at permissions too, the User Permissions tell") {
    Given given{total_of(1), one_row,
                answer(200, R"({"message":{"Employee":[{"doc":"HR-EMP-1","applicable_for":null}],
                                          "Company":[{"doc":"X","applicable_for":"Salary Slip"}]}})")};
    const auto view = given.client.employee_view();
    CHECK(view.permissions.size() == 1);
    const auto hidden = hidden_employees(view, "look", url);
    REQUIRE(hidden);
    CHECK_THAT(hidden->what(), Contains("only the employees that its User Permissions name") &&
                                   Contains("Employee (HR-EMP-1)"));
}

TEST_CASE("User Permissions on something else may hide nobody: that is no failure") {
    const EmployeeView view{5, 5, {{"Company", {"X", "Y"}}}};
    CHECK_FALSE(hidden_employees(view, "look", url));
    CHECK(list_of_permissions(view) == "Company (X and 1 more)");
}

TEST_CASE("a site that does not tell its User Permissions does without") {
    Given given{total_of(5), one_row, answer(403, R"({"exc_type":"PermissionError"})")};
    CHECK(given.client.employee_view().permissions.empty());
}
