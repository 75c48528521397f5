#include "config/toml_tree.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;
using Catch::Matchers::Contains;

namespace {

Table tree_of(std::string_view text) {
    const auto parsed = parse_toml(text);
    REQUIRE(std::holds_alternative<Table>(parsed));
    return std::get<Table>(parsed);
}

SyntaxError error_of(std::string_view text) {
    const auto parsed = parse_toml(text);
    REQUIRE(std::holds_alternative<SyntaxError>(parsed));
    return std::get<SyntaxError>(parsed);
}

} // namespace

TEST_CASE("keys come in the order of the file and know where they stand") {
    const auto tree = tree_of("b = 1\n  a = \"x\"\n");
    REQUIRE(tree.entries.size() == 2);
    CHECK(tree.entries[0].name == "b");
    CHECK(tree.entries[0].at == Position{1, 1});
    CHECK(tree.entries[0].node.at == Position{1, 5});
    CHECK(tree.entries[1].at == Position{2, 3});
    CHECK(tree.find("c") == nullptr);
}

TEST_CASE("every kind of value has a name") {
    const auto tree = tree_of("a = \"x\"\nb = 1\nc = 1.5\nd = true\ne = 2026-11-22\nf = [1]\n[g]\n");
    std::vector<std::string_view> kinds;
    for (const auto& entry : tree.entries) kinds.push_back(kind_of(entry.node));
    CHECK(kinds == std::vector<std::string_view>{"text", "a whole number", "a number with a fraction",
                                                 "true or false", "a date or a time", "a list", "a section"});
}

TEST_CASE("dates and times keep what a wall clock shows") {
    const auto tree =
        tree_of("a = 2026-11-22\nb = 2026-11-22T08:00:00\nc = 2026-11-22 08:00:00Z\nd = 08:00:00\n");
    const auto time = [&](std::size_t i) { return std::get<TomlTime>(tree.entries[i].node.value); };
    CHECK(time(0).text == "2026-11-22");
    CHECK(time(1).text == "2026-11-22T08:00:00.000000");
    CHECK(time(2).kind == TomlTime::Kind::with_offset);
    CHECK(time(3).kind == TomlTime::Kind::time_of_day);
}

TEST_CASE("what is not TOML has a place") {
    const auto error = error_of("a = 1\nb = 2026-13-45\n");
    CHECK(error.at.line == 2);
    CHECK_THAT(error.text, Contains("not valid TOML"));
    CHECK(error_of("a = 1\nb = \n").at == Position{2, 3});
}

TEST_CASE("a device that is there twice is called that") {
    const auto error = error_of("[device.lobby]\na = 1\n[device.lobby]\nb = 1\n");
    CHECK(error.at.line == 3);
    CHECK_THAT(error.text, Contains("[device.lobby] is in the file a second time"));
}

TEST_CASE("a key that is there twice is called that") {
    const auto error = error_of("[site]\nurl = \"a\"\nurl = \"b\"\n");
    CHECK(error.at.line == 3);
    CHECK_THAT(error.text, Contains("url is in the file a second time"));
}

TEST_CASE("a line with a secret is never quoted") {
    const auto* text =
        GENERATE("password = zZ9", "password = \"a\"zZ9", "api_secret = 1zZ9\n", "password = 'zZ9",
                 "password = \"zZ9\nurl = 1\n", "password = \"a\\uzZ9\"", "comm_key = 9zZ9",
                 "ping_url = https://hc-ping.com/zZ9\n", "ping_url = \"https://hc-ping.com/\"zZ9");
    CAPTURE(text);
    const auto error = error_of(text);
    CHECK_THAT(error.text, Contains("password: ") || Contains("api_secret: ") || Contains("ping_url: ") ||
                               Contains("comm_key: ") || Contains("a line that sets a secret"));
    CHECK_THAT(error.text, !Contains("Z"));
}

TEST_CASE("nesting without end and bytes that are no text are mistakes, not the end of the program") {
    CHECK(error_of("a = " + std::string(100'000, '[')).at.line == 1);
    CHECK(error_of("a = \"\xff\"").at.line == 1);
}
