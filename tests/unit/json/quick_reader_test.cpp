#include "json/quick_reader.hpp"

#include "json/careful_reader.hpp"
#include "json/plain_text.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace zksync::json;

namespace {

constexpr std::size_t many = 1'000;

/// Everything that is in it, value by value.
std::string written(const Tree& tree, const Node& node) {
    std::string text = std::to_string(static_cast<int>(node.kind));
    if (node.kind == Kind::number || node.kind == Kind::string)
        return text + "<" + std::string(tree.text_of(node)) + ">";
    if (node.kind != Kind::array && node.kind != Kind::object) return text;
    text += "(";
    for (std::size_t i = 0; i < node.count; ++i) text += written(tree, tree.child(node, i)) + ",";
    return text + ")";
}
std::string written(const Tree& tree) { return written(tree, tree.nodes.back()); }

} // namespace

TEST_CASE("what is plain JSON is read alike by the quick reader and the careful one") {
    const std::string text = GENERATE(
        R"({"count":2,"next":null,"data":[{"id":1,"emp_code":"0042"},{"id":2,"emp_code":""}]})", R"([])",
        R"({})", R"([[],{},[{}],{"a":[]}])", R"( [ 1 , -2 , 0 , -0 , 3.25 , 255.0 , true , false , null ] )",
        R"("text")", R"(0)", R"(null)", "\r\n{\t\"a\" : \"b\"\n}\r\n",
        R"(["\"\\\/\b\f\n\r\t","\u0041\u00e9\u4e2d\u0000","before\u0020behind","\u00E9"])",
        "[\"Zo\xc3\xab M\xc3\xbcller\",\"\xe4\xb8\xad\xf0\x9f\x98\x80\",\"0123456789abcdef\x7f\"]",
        R"({"same":1,"same":2})", R"([123456789012345678,0.123456789012345678])");
    CAPTURE(text);
    const auto quick = read_plain(text, many);
    REQUIRE(quick);
    CHECK(written(*quick) == written(read_carefully(text, many)));
}

TEST_CASE("what is no JSON, or rare, is left to the careful reader") {
    const std::string text =
        GENERATE("", " ", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{1:2}", R"({"a"})",
                 R"({"a":})", R"({"a":1,})", R"({"a":1]})", "[1}", "1 2", "[] x", "nul", "truest", "+1", "-",
                 "01", "1.", ".5", "1e5", "1E5", "1234567890123456789", R"("open)", R"("\x")", R"("\u12")",
                 R"("\u-123")", R"("\ud83d\ude00")", R"("\ud83d")", "\"a\tb\"", "\"\xff\"", "\"0123456\xc3\"",
                 "\xef\xbb\xbf[]", "'a'", "[1]//");
    CAPTURE(text);
    CHECK_FALSE(read_plain(text, many));
}

TEST_CASE("a zero byte is no end, and what has more values than one may have is not read") {
    CHECK_FALSE(read_plain(std::string("[1]\0[2]", 7), many));
    CHECK_FALSE(read_plain(std::string("[\"a\0b\"]", 7), many));
    CHECK(read_plain("[1,2,3]", 5));
    CHECK_FALSE(read_plain("[1,2,3]", 4));
    CHECK(read_carefully("[1,2,3]", 5).nodes.size() == 4);
    CHECK_THROWS_AS(read_carefully("[1,2,3]", 4), ParseError);
    CHECK_FALSE(read_plain(std::string(100'000, '['), many));
}

TEST_CASE("plain bytes are counted up to the first that is not") {
    for (const char odd : {'"', '\\', '\x1f', '\n', '\x80', '\xff', '\0'}) {
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text(24, 'a');
            text[at] = odd;
            CHECK(plain_length(text) == at);
            CHECK(plain_length(text.substr(0, at)) == at);
        }
    }
    CHECK(plain_length(" !#[]~\x7f") == 7);
}
