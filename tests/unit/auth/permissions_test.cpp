#include "auth/permissions.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("rights come from any of the roles, level by level") {
    const std::vector<RolePermission> table{
        {"HR User", 0, true, true, true},  {"HR User", 1, true, true, false},
        {"Employee", 0, true, true, true}, {"Employee", 1, true, false, false},
        {"Clerk", 1, false, true, false},  {"Other", 2, true, true, true}};
    const auto rights = [&](const std::vector<std::string>& roles) { return checkin_rights(table, roles); };
    CHECK(rights({"HR User", "All"}).write_time);
    CHECK(rights({"Employee"}).create);
    CHECK(rights({"Employee"}).read_time);
    CHECK_FALSE(rights({"Employee"}).write_time);
    CHECK(rights({"Employee", "Clerk"}).write_time);
    CHECK_FALSE(rights({"Other"}).create);
    CHECK_FALSE(rights({}).read);
    CHECK(sufficient_roles(table) == std::vector<std::string>{"HR User"});
    CHECK(sufficient_roles({}).empty());
}

TEST_CASE("the role to grant is HR User, unless the site's table says that it will not do") {
    const auto full = [](const char* role) {
        return std::vector<RolePermission>{{role, 0, true, true, true}, {role, 1, true, true, false}};
    };
    std::vector<RolePermission> table = full("System Manager");
    for (const char* role : {"HR Manager", "HR User"})
        for (const RolePermission& line : full(role)) table.push_back(line);
    CHECK(role_to_grant(table, "x@y") == "give x@y the role HR User");
    CHECK(role_to_grant({}, "x@y") == "give x@y the role HR User");
    table.resize(4);
    CHECK(role_to_grant(table, "x@y") == "give x@y the role HR Manager");
    table.resize(2);
    CHECK_THAT(role_to_grant(table, "x@y"),
               Catch::StartsWith("give x@y the role HR User, and that role the right to"));
}
