#include "text/prose.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Parts = std::vector<std::string>;

TEST_CASE("a sentence is broken at words, and only on a terminal") {
    CHECK(prose_lines("what HR has to put right", 12) == Parts{"what HR has", "to put right"});
    CHECK(prose_lines("what HR has to put right", 24) == Parts{"what HR has to put right"});
    CHECK(prose_lines("what HR has to put right", std::nullopt) == Parts{"what HR has to put right"});
    CHECK(prose_lines("", 12) == Parts{""});
}

TEST_CASE("what is indented stays so") {
    CHECK(prose_lines("  what HR has to put right", 14) == Parts{"  what HR has", "  to put right"});
    CHECK(prose_lines("      ", 3) == Parts{"      "});
}

TEST_CASE("a command that is to be typed is never broken") {
    const std::string line = "0007 has two: zksync why 0007 2026-11-24";
    CHECK(prose_lines(line, 80) == Parts{line});
    CHECK(prose_lines(line, 30) == Parts{"0007 has two:", "zksync why 0007 2026-11-24"});
    CHECK(prose_lines(line, 10) == Parts{"0007 has", "two:", "zksync why 0007 2026-11-24"});
    CHECK(prose_lines("  it waits since a week; zksync status", 28) ==
          Parts{"  it waits since a week;", "  zksync status"});
    CHECK(prose_lines("it waits since a week, says zksync", 20) ==
          Parts{"it waits since a", "week, says zksync"});
}
