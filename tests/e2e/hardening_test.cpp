// cmake/Hardening.cmake, as the linker left it in the program: readelf tells.
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace e2e;

namespace {

std::string readelf(const std::string& part) {
    const auto outcome = run({"/usr/bin/readelf", {"--wide", part, tested_program()}, {}, {}, {}, {}});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return outcome.out;
}

bool shows(const std::string& text, const std::string& pattern) {
    return std::regex_search(text, std::regex(pattern));
}

} // namespace

TEST_CASE("The program runs at any address") {
    CHECK(shows(readelf("--file-header"), "Type: +DYN "));
    CHECK(shows(readelf("--dynamic"), "\\(FLAGS_1\\)[^\n]* PIE\\b"));
}

TEST_CASE("What the program calls in libraries is fixed before it starts") {
    CHECK(shows(readelf("--program-headers"), "\n +GNU_RELRO "));
    CHECK(shows(readelf("--dynamic"), "\\bBIND_NOW\\b"));
}

TEST_CASE("The stack holds no code") {
    const std::string headers = readelf("--program-headers");
    INFO(headers);
    CHECK(shows(headers, "\n +GNU_STACK( +0x[0-9a-f]+){5} RW +0x"));
}

TEST_CASE("Functions look whether their return address was overrun") {
    CHECK(shows(readelf("--dyn-syms"), " UND __stack_chk_fail@"));
}

TEST_CASE("Copies and formats look whether there is room") {
    if (!E2E_FORTIFIED || is_sanitized()) {
        WARN("skipped: this build does not optimize, or has the sanitizers, which look themselves");
        return;
    }
    CHECK(shows(readelf("--dyn-syms"), " UND __[a-z]+_chk@"));
}
