#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;

TEST_CASE("who does not clock in is named by number; nobody is by default") {
    CHECK(read(with_lobby("")).config.map_check.not_clocking.empty());
    const auto reading = read(with_lobby("[map_check]\nnot_clocking = [\"HR-EMP-00001\", \"HR-EMP-00007\"]"));
    REQUIRE(reading.problems.empty());
    CHECK(reading.config.map_check.not_clocking == std::set<std::string>{"HR-EMP-00001", "HR-EMP-00007"});
}

TEST_CASE("mistakes in it are found") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"not_clocking = \"HR-EMP-00001\"", "is text; expected a list"},
        {"not_clocking = [1]",
         "expected text in quotation marks, the number of an Employee: \"HR-EMP-00001\""},
        {"not_cloking = []", "unknown key; did you mean not_clocking?"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_lobby(std::string("[map_check]\n") + more)), Contains(what));
}
