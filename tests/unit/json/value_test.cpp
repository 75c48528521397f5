#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync::json;

TEST_CASE("a value is found by its names and places") {
    const auto document = parse(R"({"data": [{"emp_code": "0042"}, {"emp_code": "7"}], "count": 2})");
    CHECK(document["data"].size() == 2);
    CHECK(document["data"].at(0)["emp_code"].string() == "0042");
    CHECK(document["data"].at(1)["emp_code"].string() == "7");
    CHECK(document["count"].integer() == 2);
    CHECK(document.root().keys() == std::vector<std::string>{"data", "count"});
    CHECK(document.root().size() == 2);
}

TEST_CASE("what is not there is missing, and so is all below it") {
    const auto document = parse(R"({"data": [], "nothing": null})");
    CHECK_FALSE(document["missing"].exists());
    CHECK_FALSE(document["missing"]["below"].at(3).exists());
    CHECK_FALSE(document["data"].at(0).exists());
    CHECK_FALSE(document["data"]["name"].exists());
    CHECK_FALSE(document["missing"].string());
    CHECK_FALSE(document["missing"].is_null());
    CHECK(document["missing"].size() == 0);
    CHECK(document["missing"].keys().empty());
    CHECK(document["missing"].dump().empty());
    CHECK(document["nothing"].exists());
    CHECK(document["nothing"].is_null());
    CHECK_FALSE(document["nothing"].text());
    CHECK_FALSE(Value{}.exists());
}

TEST_CASE("a number has the spelling that it came with") {
    const auto spelling = GENERATE("48213", "0", "-1", "-0", "-0.5", "48213.0", "1e5", "1E+5", "1.50",
                                   "9223372036854775808", "123456789012345678901234567890", "55.2708");
    CHECK(parse(spelling).root().text() == spelling);
    CHECK(parse(spelling).root().is_number());
    CHECK(parse("[" + std::string{spelling} + " ]").root().at(0).text() == spelling);
    CHECK(parse("{\"a\":" + std::string{spelling} + "}").root().dump() ==
          "{\"a\":" + std::string{spelling} + "}");
}

TEST_CASE("text is a string, a number or a boolean") {
    const auto document = parse(R"(["0042", 42, true, false, null, [], {}])");
    CHECK(document.root().at(0).text() == "0042");
    CHECK(document.root().at(1).text() == "42");
    CHECK(document.root().at(2).text() == "true");
    CHECK(document.root().at(3).text() == "false");
    CHECK_FALSE(document.root().at(4).text());
    CHECK_FALSE(document.root().at(5).text());
    CHECK_FALSE(document.root().at(1).string());
}

TEST_CASE("a spelling is that of a string or a number, and of nothing else") {
    const auto document = parse(R"(["0042", 42.0, true, null, [], {}, ""])");
    CHECK(document.root().at(0).spelling() == "0042");
    CHECK(document.root().at(1).spelling() == "42.0");
    for (const std::size_t other : {2U, 3U, 4U, 5U, 6U, 7U})
        CHECK(document.root().at(other).spelling().empty());
}

TEST_CASE("an integer is read from a number or from a string that spells one") {
    const auto integer = [](std::string_view text) { return parse(text).root().integer(); };
    CHECK(integer("48213") == 48213);
    CHECK(integer("-7") == -7);
    CHECK(integer("48213.0") == 48213);
    CHECK(integer("1e3") == 1000);
    CHECK(integer("\"48213\"") == 48213);
    CHECK(integer("\" 0042 \"") == 42);
    CHECK(integer("9223372036854775807") == INT64_MAX);
    CHECK_FALSE(integer("9223372036854775808"));
    CHECK_FALSE(integer("1.5"));
    CHECK_FALSE(integer("\"48213x\""));
    CHECK_FALSE(integer("\"1.0\""));
    CHECK_FALSE(integer("\"\""));
    CHECK_FALSE(integer("true"));
    CHECK_FALSE(integer("null"));
}

TEST_CASE("a real number is read from a number or from a string that spells one") {
    const auto number = [](std::string_view text) { return parse(text).root().number(); };
    CHECK(number("55.3") == 55.3);
    CHECK(number("\"25.2\"") == 25.2);
    CHECK(number("7") == 7.0);
    CHECK_FALSE(number("\"nan\""));
    CHECK_FALSE(number("\"inf\""));
    CHECK_FALSE(number("\"\""));
    CHECK_FALSE(number("true"));
}

TEST_CASE("a boolean is also 1 or 0, as a number or a string") {
    const auto boolean = [](std::string_view text) { return parse(text).root().boolean(); };
    CHECK(boolean("true") == true);
    CHECK(boolean("false") == false);
    CHECK(boolean("1") == true);
    CHECK(boolean("\"0\"") == false);
    CHECK_FALSE(boolean("2"));
    CHECK_FALSE(boolean("\"true\""));
    CHECK_FALSE(boolean("null"));
}

TEST_CASE("a dump is the value's JSON text") {
    const std::string text = R"({"a":[1,-2.50,"x\n\"y\"",null,true,{"b":{}},[]],"ü":"王"})";
    CHECK(parse(text).root().dump() == text);
    CHECK(parse(text)["a"].at(2).dump() == R"("x\n\"y\"")");
}
