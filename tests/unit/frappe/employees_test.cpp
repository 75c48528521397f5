#include "scripted_site.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using test::answer;
using test::error_of;
using test::Given;
using test::recorded;

namespace {

std::vector<EmployeeCode> codes(std::initializer_list<const char*> values) {
    std::vector<EmployeeCode> codes;
    for (const auto* value : values) codes.push_back({value});
    return codes;
}

http::Response unknown_field(const std::string& field) {
    return answer(
        417,
        R"({"exc_type":"DataError","exception":"frappe.exceptions.DataError: Field not permitted in query: )" +
            field + R"("})");
}

json::Document body(const http::Request& request) { return json::parse(request.body); }

} // namespace

TEST_CASE("employees are asked for by their codes, and come back as the site has them") {
    Given given{answer(200, R"({"message":[
        {"name":"HR-EMP-00001","employee_name":"Emp1 Example","attendance_device_id":"0001","status":"Active",
         "date_of_joining":"2020-01-15","relieving_date":null,"default_shift":"Loose"},
        {"name":"HR-EMP-00002","employee_name":"Emp2 Example","attendance_device_id":" A8 ","status":"Left",
         "date_of_joining":"2019-02-01","relieving_date":"2024-06-30","default_shift":null}]})")};
    const auto found = given.client.employees_with(codes({"0001", "A8"}));

    REQUIRE(given.site.asked.size() == 1);
    const auto asked = body(given.site.asked[0]);
    CHECK(asked["doctype"].string() == "Employee");
    CHECK(asked["filters"].string() == R"([["attendance_device_id","in",["0001","A8"]]])");
    for (const auto* field : {"name", "employee_name", "attendance_device_id", "status", "date_of_joining",
                              "relieving_date", "default_shift"})
        CHECK_THAT(*asked["fields"].string(), Contains("\"" + std::string{field} + "\""));

    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "HR-EMP-00001");
    CHECK(found[0].employee_name == "Emp1 Example");
    CHECK(found[0].biometric_id.value == "0001");
    CHECK(found[0].status == "Active");
    CHECK(found[0].joined == LocalTime::parse("2020-01-15"));
    CHECK_FALSE(found[0].relieved);
    CHECK(found[0].default_shift == "Loose");
    CHECK(found[1].biometric_id.value == " A8 ");
    CHECK(found[1].relieved == LocalTime::parse("2024-06-30"));
    CHECK(found[1].default_shift.empty());
}

TEST_CASE("no code, no request; an empty one would find everybody without one") {
    Given given{answer(200, R"({"message":[]})")};
    CHECK(given.client.employees_with({}).empty());
    CHECK(given.client.employees_with(codes({"", ""})).empty());
    CHECK(given.client.requests() == 0);
    given.client.employees_with(codes({"", "7", "7"}));
    CHECK(body(given.site.asked[0])["filters"].string() == R"([["attendance_device_id","in",["7"]]])");
}

TEST_CASE("at most 200 codes a request, and whoever two of them find counts once") {
    const auto found = answer(200, R"({"message":[{"name":"HR-EMP-1","attendance_device_id":"Ab"}]})");
    Given given{found, found, found};
    std::vector<EmployeeCode> many;
    for (int i = 0; i < 401; ++i) many.push_back({std::to_string(i)});
    CHECK(given.client.employees_with(many).size() == 1);
    CHECK(given.client.requests() == 3);
    for (const auto& request : given.site.asked) {
        const auto filters = json::parse(*body(request)["filters"].string());
        CHECK(filters.root().at(0).at(2).size() <= 200);
    }
}

TEST_CASE("a code that the site stores as a number keeps its spelling") {
    Given given{answer(200, R"({"message":[{"name":"HR-EMP-1","attendance_device_id":42}]})")};
    CHECK(given.client.employees_with(codes({"42"})).at(0).biometric_id.value == "42");
}

TEST_CASE("a site whose employees have no default shift is asked without it") {
    Given given{unknown_field("default_shift"),
                answer(200, R"({"message":[{"name":"E","attendance_device_id":"1"}]})")};
    CHECK(given.client.employees_with(codes({"1"})).size() == 1);
    CHECK_THAT(given.site.asked[0].body, Contains("default_shift"));
    CHECK_THAT(given.site.asked[1].body, !Contains("default_shift"));
}

TEST_CASE("an employee_field that does not exist") {
    Given given{unknown_field("custom_bio"), unknown_field("default_shift"), unknown_field("custom_bio")};
    given.config.employee_field = "custom_bio";
    for (int i = 0; i < 2; ++i) {
        const Error error = error_of([&] { given.client.employees_with(codes({"1"})); });
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK_THAT(error.what(), Contains("no field \"custom_bio\""));
        CHECK_THAT(error.hint(), Contains("site.employee_field"));
    }
    CHECK(given.client.requests() == 3);
}

TEST_CASE("another unknown field is not blamed on the configuration") {
    Given given{unknown_field("relieving_date")};
    CHECK(error_of([&] { given.client.employees_with(codes({"1"})); }).kind() == ErrorKind::protocol);
}

TEST_CASE("an employee_field that the user may not read") {
    const auto rows =
        answer(200, R"({"message":[{"name":"HR-EMP-1","status":"Active"},{"name":"HR-EMP-2"}]})");
    Given given{rows, rows};
    const Error error = error_of([&] { given.client.employees_with(codes({"1"})); });
    CHECK(error.kind() == ErrorKind::refused);
    CHECK_THAT(error.what(), Contains("may not read the field \"attendance_device_id\""));
    CHECK(error_of([&] { given.client.for_each_employee([](const Employee&) {}); }).kind() ==
          ErrorKind::refused);
}

TEST_CASE("employees whose code is unset are no fault") {
    Given given{answer(200, R"({"message":[{"name":"HR-EMP-1","attendance_device_id":null}]})")};
    std::vector<Employee> all;
    given.client.for_each_employee([&](const Employee& employee) { all.push_back(employee); });
    REQUIRE(all.size() == 1);
    CHECK(all[0].biometric_id.value.empty());
    CHECK(body(given.site.asked[0])["filters"].string() == "[]");
}

TEST_CASE("an employee_field that is asked for anyway is asked for once") {
    for (const auto* field : {"name", "default_shift"}) {
        Given given{answer(200, R"({"message":[]})")};
        given.config.employee_field = field;
        given.client.employees_with(codes({"1"}));
        const auto fields = *body(given.site.asked[0])["fields"].string();
        CHECK(fields.find("\"" + std::string{field} + "\"") ==
              fields.rfind("\"" + std::string{field} + "\""));
    }
}

TEST_CASE("a user without the role") {
    Given given{recorded("list-employees-no-permission")};
    const Error error = error_of([&] { given.client.employees_with(codes({"1"})); });
    CHECK(error.kind() == ErrorKind::refused);
    CHECK_THAT(error.hint(), Contains("HR User"));
}
