#include "config/toml_words.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;

TEST_CASE("a line that is TOML has no mistake") {
    const auto* line =
        GENERATE("", "# a \xe2\x80\x9cremark\xe2\x80\x9d", "[site]", "[shift.\"Day Shift\"] # x",
                 "a = \"b # c\" # d", "a = 'b\\c'", "a = 1", "a = -1_000", "a = 2.5e3", "a = 0xff",
                 "a = true", "a = 2026-11-22", "a = 2026-11-22 08:00:00Z", "a = 08:00:00",
                 "a = [\"b\", 1, 2.5]", "a = { b = \"c\" }", "a = \"b\\\"c\\n\\u00e9\"", "a.b = 'x'",
                 "  \"0042\", \"0043\",", "]", "a = \"\"\"more lines", "a = \"\xe2\x80\x9c&\xe2\x80\x9d\"");
    CAPTURE(line);
    CHECK_FALSE(explain_line(line, 1));
}

TEST_CASE("a column counts what an editor shows: characters") {
    const auto mistake = explain_line("  name = \"Zo\xc3\xab\" Caf\xc3\xa9", 7);
    REQUIRE(mistake);
    CHECK(mistake->at == Position{7, 16});
}

TEST_CASE("a line of a list that goes on is looked at like any other") {
    CHECK(explain_line("  \"0042, 43", 3)->at == Position{3, 3});
    CHECK(explain_line("  0042,", 3)->at == Position{3, 3});
}
