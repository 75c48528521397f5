#include "core/terminal_name.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("A terminal is called by its alias and its serial number, or by that alone") {
    CHECK(terminal_name("CQUJ190000001", "Gate 1") == "Gate 1 (CQUJ190000001)");
    CHECK(terminal_name("CQUJ190000001", "") == "CQUJ190000001");
}
