#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using Catch::Matchers::Contains;

namespace {

std::string with_terminal(const std::string& more) {
    return with_lobby("[device.lobby.terminal.CQ1]\n" + more);
}

std::string letters(std::size_t count, const std::string& letter) {
    std::string text;
    while (count-- > 0) text += letter;
    return text;
}

} // namespace

TEST_CASE("a terminal says what is special about it") {
    const auto reading = read(with_terminal("device_id = \"Gate 1\"\ndirection = \"in\"\nlatitude = 25.2\n"
                                            "longitude = 55\nignore = true\nretired = true"));
    REQUIRE(reading.problems.empty());
    const auto& got = reading.config.devices.at(0).terminals.at("CQ1");
    CHECK(got.device_id == "Gate 1");
    CHECK(got.direction == Direction::in);
    CHECK(got.latitude == 25.2);
    CHECK(got.longitude == 55.0);
    CHECK(got.ignore);
    CHECK(got.retired);
}

TEST_CASE("a terminal that says nothing is like any other") {
    const auto reading = read(with_terminal(""));
    REQUIRE(reading.problems.empty());
    const auto& got = reading.config.devices.at(0).terminals.at("CQ1");
    CHECK_FALSE(got.device_id);
    CHECK_FALSE(got.direction);
    CHECK_FALSE(got.latitude);
    CHECK_FALSE(got.ignore);
}

TEST_CASE("a device ID has up to 140 letters, not bytes") {
    CHECK(problems(with_terminal("device_id = \"" + letters(140, "ب") + "\"")).empty());
    CHECK_THAT(problem(with_terminal("device_id = \"" + letters(141, "x") + "\"")),
               Contains("device.lobby.terminal.CQ1.device_id: has 141 letters; expected up to 140"));
}

TEST_CASE("mistakes in a terminal are found") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"device_id = \"\"", "device_id: is empty"},
        {"latitude = 25", "latitude: stands alone"},
        {"longitude = 55", "longitude: stands alone"},
        {"latitude = 90.1\nlongitude = 0", "expected -90 to 90"},
        {"latitude = 0\nlongitude = -181", "expected -180 to 180"},
        {"latitude = nan\nlongitude = 0", "latitude: is nan"},
        {"latitude = \"25\"\nlongitude = 0", "latitude: is text; expected a number, -90 to 90"},
        {"direction = \"both\"", "direction: is \"both\""},
        {"ignored = true", "unknown key; did you mean ignore?"},
        {"retired = 1", "expected true or false"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_terminal(more)), Contains(what));
}
