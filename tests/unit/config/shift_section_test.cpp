#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

std::string with_shift(const std::string& more) { return with_lobby("[shift.\"Day Shift\"]\n" + more); }

} // namespace

TEST_CASE("a shift waits for devices") {
    const auto reading = read(with_shift("devices = [\"lobby\"]"));
    REQUIRE(reading.problems.empty());
    REQUIRE(reading.config.shifts.size() == 1);
    const auto& got = reading.config.shifts.front();
    CHECK(got.name == "Day Shift");
    CHECK(got.devices == std::vector<std::string>{"lobby"});
    CHECK(got.margin == 1h);
    CHECK(got.hold == 24h);
    CHECK(got.silent_after == 168h);
}

TEST_CASE("a shift has times of its own") {
    const auto reading =
        read(with_shift("devices = [\"lobby\"]\nmargin = \"0m\"\nhold = \"2h\"\nsilent_after = \"1d\""));
    REQUIRE(reading.problems.empty());
    CHECK(reading.config.shifts.front().margin == 0s);
    CHECK(reading.config.shifts.front().hold == 2h);
    CHECK(reading.config.shifts.front().silent_after == 24h);
}

TEST_CASE("mistakes in a shift are found") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"", "[shift.\"Day Shift\"]: devices is missing"},
        {"devices = []", "shift.\"Day Shift\".devices: is empty"},
        {"devices = [\"loby\"]",
         "\"loby\" is not configured; expected the NAME of a [device.NAME]; did you mean lobby?"},
        {"devices = [\"lobby\", \"lobby\"]", "\"lobby\" is there twice"},
        {"devices = \"lobby\"", "is text; expected a list"},
        {"devices = [\"lobby\"]\nhold = \"0h\"", "expected more than nothing"},
        {"devices = [\"lobby\"]\nsilent = \"7d\"", "unknown key"},
        {"devices = [\"lobby\"]\nmargn = \"7m\"", "unknown key; did you mean margin?"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_shift(more)), Contains(what));
}

TEST_CASE("a shift has a name") {
    CHECK_THAT(problem(with_lobby("[shift.\"\"]\ndevices = [\"lobby\"]")), Contains("has no name"));
}
