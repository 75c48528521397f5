#include "pull/terminal_clocks.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

UploadDelay late_by(std::chrono::seconds least) { return {"SN1", "Gate 1", 30, 30, least}; }

std::string key_after(const std::string& said, std::chrono::seconds least) {
    return clock_key({Said{said, "", {}, {}}}, late_by(least));
}

} // namespace

TEST_CASE("A terminal's clock is said again when it has changed by ten minutes, from wherever it was") {
    CHECK(clock_key({}, late_by(900s)) == "SN1@900s");
    CHECK(key_after("SN1@900s", 899s) == "SN1@900s");
    CHECK(key_after("SN1@900s", 1'499s) == "SN1@900s");
    CHECK(key_after("SN1@900s", 1'500s) == "SN1@1500s");
    CHECK(key_after("SN1@-7200s", -7'900s) == "SN1@-7900s");
    CHECK(key_after("SN10@900s", 900s) == "SN1@900s");
    CHECK(key_after("SN1@900s more", 900s) == "SN1@900s");
}

TEST_CASE("What an older version said of a terminal's clock is not said again") {
    CHECK(key_after("SN1@2", 900s) == "SN1@2");
    CHECK(key_after("SN1@2", 1'499s) == "SN1@2");
    CHECK(key_after("SN1@2", 1'800s) == "SN1@1800s");
    CHECK(key_after("SN1@-11", -7'499s) == "SN1@-11");
    CHECK(key_after("SN1@-11", -6'900s) == "SN1@-11");
    CHECK(key_after("SN1@0", -125s) == "SN1@0");
}
