#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync::json;

TEST_CASE("what is no JSON text is refused, with the place and without the text") {
    const std::string text =
        GENERATE("", "   ", "<html>secret</html>", "{", "[1,2", "{\"a\":1,}", "[1] x", "{}{}", "nul", "'a'",
                 "NaN", "[Infinity]", "[-Inf]", "01", "+1", ".5", "1.", "\"open", "\"line\nbreak\"",
                 "\"\\x\"", "\"\\u12g4\"", "// a comment\n1");
    CAPTURE(text);
    CHECK_THROWS_AS(parse(text), ParseError);
    try {
        parse(text);
    } catch (const ParseError& error) {
        CHECK_THAT(error.what(), Catch::Contains("byte") && !Catch::Contains("secret"));
    }
}

TEST_CASE("a zero byte does not end the text") {
    CHECK_THROWS_AS(parse(std::string_view{"1\0 rubbish", 10}), ParseError);
    CHECK(parse(R"("a\u0000b")").root().string() == std::string{"a\0b", 3});
}

TEST_CASE("a byte order mark and white space around the value are no matter") {
    CHECK(parse("\xef\xbb\xbf {\"a\": 1}\r\n")["a"].integer() == 1);
}

TEST_CASE("a broken name does not cost the page") {
    const auto document =
        parse("{\"first_name\": \"M\xfcller\xc3\", \"alias\": \"\\ud800 \\udc00\", \"id\": 1}");
    CHECK(document["first_name"].string() == "M\uFFFDller\uFFFD");
    CHECK(document["alias"].string() == "\uFFFD \uFFFD");
    CHECK(document["id"].integer() == 1);
    CHECK(parse(R"("\ud83d\ude00")").root().string() == "😀");
}

TEST_CASE("deep nesting overflows nothing, neither read, nor written, nor freed") {
    constexpr std::size_t depth = 1'000'000;
    const std::string text = std::string(depth, '[') + std::string(depth, ']');
    const auto document = parse(text);
    CHECK(document.root().dump() == text);
    CHECK_THROWS_AS(parse(std::string(depth, '[')), ParseError);
    std::string objects;
    for (std::size_t level = 0; level < depth; ++level) objects += "{\"a\":";
    CHECK_THROWS_AS(parse(objects), ParseError);
}

TEST_CASE("what would take more memory than any answer is worth is refused, wide or deep") {
    constexpr std::size_t many = 5'000'000;
    std::string wide = "[";
    for (std::size_t item = 0; item < many; ++item) wide += "1,";
    CHECK_THROWS_WITH(parse(wide + "1]"), Catch::Contains("more than 4000000 values"));
    CHECK_THROWS_WITH(parse(std::string(many, '[')), Catch::Contains("more than 4000000 values"));
}

TEST_CASE("a document can be moved while its values stay good") {
    auto first = parse(R"({"a": "kept"})");
    const Value value = first["a"];
    const Document second = std::move(first);
    CHECK(value.string() == "kept");
    CHECK(second["a"].string() == "kept");
}
