#include "mapper/device_label.hpp"

#include <catch2/catch.hpp>

using zksync::device_label;
using zksync::is_legible;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

} // namespace

TEST_CASE("a name that fits stays as it is") {
    CHECK(device_label("Gate 1") == "Gate 1");
    CHECK(device_label("") == "");
    CHECK(device_label(repeated("x", 140)) == repeated("x", 140));
}

TEST_CASE("a long name is cut to 140 characters, whatever their bytes") {
    CHECK(device_label(repeated("x", 141)) == repeated("x", 140));
    CHECK(device_label(repeated("ü", 141)) == repeated("ü", 140));
    CHECK(device_label(repeated("門", 141)) == repeated("門", 140));
    CHECK(device_label("a" + repeated("🚪", 200)) == "a" + repeated("🚪", 139));
}

TEST_CASE("control characters are taken out before anything is counted") {
    CHECK(device_label("Ga\x1bte\r\n 1\x7f") == "Gate 1");
    CHECK(device_label("Ga\xC2\x9Bte") == "Gate");
    CHECK(device_label("Ga\xC2\xA7te") == "Ga§te");
    CHECK(device_label("\n" + repeated("x", 140)) == repeated("x", 140));
}

TEST_CASE("spaces around a name go, as the site would take them off") {
    CHECK(device_label("  Gate 1 \t ") == "Gate 1");
    CHECK(device_label("   ").empty());
    CHECK(device_label(repeated("x", 139) + " y") == repeated("x", 139));
}

TEST_CASE("a name is legible unless its letters were lost on the way") {
    CHECK(is_legible("Gate 1"));
    CHECK(is_legible("大门"));
    CHECK(is_legible("Gate?"));
    CHECK_FALSE(is_legible(""));
    CHECK_FALSE(is_legible(" "));
    CHECK_FALSE(is_legible("\xb4\xf3\xc3\xc5"));
    CHECK_FALSE(is_legible("Gate \xef\xbf\xbd"));
    CHECK_FALSE(is_legible("???? ??"));
}
