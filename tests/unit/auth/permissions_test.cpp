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
