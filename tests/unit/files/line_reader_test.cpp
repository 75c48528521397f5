#include "files/line_reader.hpp"

#include "core/error.hpp"
#include "files/fields.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <vector>

using namespace zksync;

namespace {

/// All lines of a file that comes so many bytes at a time.
std::vector<std::string> lines_in(const std::string& bytes, std::size_t at_a_time,
                                  const std::string& encoding = "") {
    auto at = std::make_shared<std::size_t>(0);
    LineReader reader(
        [=] {
            const std::string next = bytes.substr(std::min(*at, bytes.size()), at_a_time);
            *at += at_a_time;
            return next;
        },
        encoding);
    std::vector<std::string> lines;
    while (const auto line = reader.next()) lines.push_back(line->is_too_long ? "(too long)" : line->text);
    return lines;
}
using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("Lines are the same however the bytes come") {
    const std::size_t at_a_time = GENERATE(as<std::size_t>{}, 1, 2, 3, 7, 1000);
    CHECK(lines_in("a\r\nb\n\nc", at_a_time) == Texts{"a", "b", "", "c"});
    CHECK(lines_in(std::string("a\r\n\0", 4), at_a_time) == Texts{"a", ""});
    CHECK(lines_in("\xEF\xBB\xBF\xC3\xA4\n", at_a_time) == Texts{"ä"});
    CHECK(lines_in(std::string("\xFF\xFE\xE4\0\n\0b\0", 8), at_a_time) == Texts{"ä", "b"});
    CHECK(lines_in("\xCF\xCE\n\xE6", at_a_time, "windows-1256") == Texts{"دخ", "و"});
    CHECK(lines_in("\xC3", at_a_time, "UTF-8") == Texts{"\xEF\xBF\xBD"});
    CHECK(lines_in("a\xFF"
                   "b\nc",
                   at_a_time, "UTF-8") == Texts{"a\xEF\xBF\xBD"
                                                "b",
                                                "c"});
    CHECK(lines_in("", at_a_time).empty());
    CHECK(lines_in("x", at_a_time) == Texts{"x"});
}

TEST_CASE("A line without an end takes no memory, and those behind it are read") {
    const std::string endless(300'000, 'x');
    CHECK(lines_in("a\n" + endless + "\nb\n", 4096) == Texts{"a", "(too long)", "b"});
    CHECK(lines_in(endless, 4096) == Texts{"(too long)"});
}

TEST_CASE("An encoding that nobody knows is a mistake") {
    CHECK_THROWS_AS(Decoder("klingon"), Error);
    CHECK_THROWS_AS(Decoder("UTF-8//IGNORE"), Error);
}

TEST_CASE("Fields of CSV stand in quotation marks where they have to") {
    CHECK(fields_of_csv("a,\"b,c\",\"d\"\"e\",", ',') == Fields{"a", "b,c", "d\"e", ""});
    CHECK(fields_of_csv("a;5\" pipe", ';') == Fields{"a", "5\" pipe"});
    CHECK_FALSE(fields_of_csv("a,\"b", ','));
    CHECK(likely_delimiter("a;b,c;d") == ';');
    CHECK(likely_delimiter("a") == ',');
}
