#include "device/roster_reader.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("a terminal is read whatever the types") {
    const auto document =
        json::parse(R"({"id":5,"sn":"CQUJ190000001","ip_address":"10.1.0.21","alias":"Gate 1",
        "state":1,"terminal_tz":4,"fw_ver":"8.0.4","last_activity":"2026-03-02 08:01:10","area":{"id":2}})");
    const auto terminal = read_terminal(document.root());
    REQUIRE(terminal);
    CHECK(terminal->serial_number == "CQUJ190000001");
    CHECK(terminal->alias == "Gate 1");
    CHECK(terminal->firmware == "8.0.4");
    CHECK(terminal->ip_address == "10.1.0.21");
    CHECK(terminal->state == "1");
    CHECK(terminal->last_activity == LocalTime::parse("2026-03-02 08:01:10"));
}

TEST_CASE("the firmware has two names") {
    const auto document = json::parse(R"({"sn":12,"fw_ver":null,"firmware":"9","last_activity":null})");
    const auto terminal = read_terminal(document.root());
    REQUIRE(terminal);
    CHECK(terminal->serial_number == "12");
    CHECK(terminal->firmware == "9");
    CHECK_FALSE(terminal->last_activity);
}

TEST_CASE("a terminal without a serial number is none") {
    for (const char* text : {"{}", R"({"sn":""})", R"({"sn":null})", "7", R"({"sn":{}})"}) {
        const auto document = json::parse(text);
        CHECK_FALSE(read_terminal(document.root()));
    }
}

TEST_CASE("an employee is a code and a name") {
    const auto [text, code, name] = GENERATE(table<std::string, std::string, std::string>(
        {{R"({"emp_code":"0042","first_name":"Sara","last_name":null,"device_password":"1234"})", "0042",
          "Sara"},
         {R"({"emp_code":"7","first_name":"Sara","last_name":"Haddad"})", "7", "Sara Haddad"},
         {R"({"emp_code":7,"first_name":"","last_name":"Haddad"})", "7", "Haddad"},
         {R"({"emp_code":" A8 "})", " A8 ", ""}}));
    const auto document = json::parse(text);
    const auto employee = read_employee(document.root());
    REQUIRE(employee);
    CHECK(employee->code.value == code);
    CHECK(employee->name == name);
}

TEST_CASE("a row without a code is no employee") {
    for (const char* text : {"{}", R"({"emp_code":""})", "null"}) {
        const auto document = json::parse(text);
        CHECK_FALSE(read_employee(document.root()));
    }
}
