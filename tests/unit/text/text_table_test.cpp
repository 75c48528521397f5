#include "text/text_table.hpp"

#include "text/text_width.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace zksync;
using Lines = std::vector<std::string>;

namespace {

const std::vector<TextTable::Column> people{{"", {}}, {"code", {}}, {"name", {}}, {"what to do", {}}};
const std::vector<TextTable::Cells> two_rows{
    {"STOP", "0042", "Sara Khan", "type 0042 into attendance_device_id of HR-EMP-00001, which is empty"},
    {"look", "7", "Zo\xc3\xab M\xc3\xbcller", "no punch yet"}};

} // namespace

TEST_CASE("a text takes as many columns as it has characters, marks none, wide ones two") {
    CHECK(display_width("") == 0);
    CHECK(display_width("Zo\xc3\xab") == 3);
    CHECK(display_width("Zoe\xcc\x88") == 3);
    CHECK(display_width("\xe7\x8e\x8b\xe4\xbc\x9f") == 4);
    CHECK(display_width("\xff") == 1);
    CHECK(beginning_of("Zoe\xcc\x88!", 3) == "Zoe\xcc\x88");
    CHECK(beginning_of("\xe7\x8e\x8b\xe4\xbc\x9f", 3) == "\xe7\x8e\x8b");
    CHECK(beginning_of("\xe7\x8e\x8b", 1) == "\xe7\x8e\x8b");
}

TEST_CASE("lines break at spaces, and inside a word that is too wide") {
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
    CHECK(wrapped("", 3) == Lines{""});
    CHECK(wrapped("Zo\xc3\xab Zo\xc3\xab", 3) == Lines{"Zo\xc3\xab", "Zo\xc3\xab"});
}

TEST_CASE("columns are as wide as their cells where all fit, else as the fewest lines want it") {
    const std::vector<ColumnNeed> needs{{4, 4}, {20, 8}, {100, 10}};
    CHECK(fitting_widths(needs, 200) == std::vector<std::size_t>{4, 20, 100});
    for (const std::size_t available : {22U, 30U, 60U, 100U}) {
        CAPTURE(available);
        const auto widths = fitting_widths(needs, available);
        CHECK(std::accumulate(widths.begin(), widths.end(), std::size_t{0}) <= available);
        CHECK(widths[0] == 4);
        CHECK(widths[1] >= 8);
        CHECK(widths[2] >= 10);
    }
    const auto tiny = fitting_widths(needs, 12);
    CHECK(tiny == std::vector<std::size_t>{4, 4, 4});
    CHECK(fitting_widths(needs, 0) == std::vector<std::size_t>{1, 1, 1});
}

TEST_CASE("what is no terminal has one line a row, its columns beneath each other") {
    CHECK(table_lines(people, two_rows, std::nullopt) ==
          Lines{"      code  name        what to do",
                "STOP  0042  Sara Khan   type 0042 into attendance_device_id of HR-EMP-00001, which is empty",
                "look  7     Zo\xc3\xab M\xc3\xbcller  no punch yet"});
}

TEST_CASE("a terminal has no line that is wider than it is, and every word of each cell in its column") {
    for (const std::size_t width : {40U, 50U, 60U, 80U}) {
        CAPTURE(width);
        const Lines lines = table_lines(people, two_rows, width);
        CHECK(std::ranges::all_of(lines, [&](const auto& line) { return display_width(line) <= width; }));
    }
    CHECK(table_lines(people, two_rows, 60) ==
          Lines{"      code  name        what to do",
                "STOP  0042  Sara Khan   type 0042 into attendance_device_id",
                "                        of HR-EMP-00001, which is empty",
                "look  7     Zo\xc3\xab M\xc3\xbcller  no punch yet"});
}

TEST_CASE("only the widest column wraps where half of the line is left for it") {
    const std::vector<ColumnNeed> needs{{4, 4}, {23, 8}, {14, 6}, {160, 20}};
    CHECK(fitting_widths(needs, 190) == std::vector<std::size_t>{4, 23, 14, 149});
    CHECK(fitting_widths(needs, 82) == std::vector<std::size_t>{4, 23, 14, 41});
    // Not half of it: what the fewest lines leave keeps the narrowest want whole.
    const auto narrow = fitting_widths(needs, 70);
    CHECK(std::accumulate(narrow.begin(), narrow.end(), std::size_t{0}) == 70);
    CHECK(narrow[0] == 4);
    CHECK(narrow[2] == 14);
    CHECK(narrow[3] >= 40);
}

TEST_CASE("where words of headings and cells do not fit beside each other, a row is a list of its fields") {
    const Lines list{"STOP",
                     "  code: 0042",
                     "  name: Sara Khan",
                     "  what to do: type 0042 into",
                     "    attendance_device_id of HR-EMP-00001,",
                     "    which is empty",
                     "look",
                     "  code: 7",
                     "  name: Zo\xc3\xab M\xc3\xbcller",
                     "  what to do: no punch yet"};
    CHECK(table_lines(people, two_rows, 45) == list);
    const std::vector<TextTable::Column> words{{"EMPLOYEES", {}}, {"CHECK-INS", {}}, {"DIFFERENCES", {}}};
    const std::vector<TextTable::Cells> row{{"HR-EMP-00042-OF-THE-MAIN-OFFICE", "attendance_device_id", ""}};
    // The code is broken, no heading is.
    CHECK(table_lines(words, row, 50).size() == 4);
    CHECK(table_lines(words, row, 50).front() == "EMPLOYEES        CHECK-INS             DIFFERENCES");
    const std::vector<TextTable::Cells> wide{{"attendance_device_id", "attendance_device_id", ""}};
    CHECK(table_lines(words, wide, 55).size() == 2);
    CHECK(table_lines(words, wide, 54) ==
          Lines{"EMPLOYEES: attendance_device_id", "  CHECK-INS: attendance_device_id"});
    CHECK(table_lines(words, wide, 1).size() > 10);
}

TEST_CASE("numbers stand at the right of their column") {
    const std::vector<TextTable::Cells> rows{{"lobby", "7"}, {"gate", "1200"}};
    CHECK(table_lines({{"device", {}}, {"sent", TextTable::Align::right}}, rows, 80) ==
          Lines{"device  sent", "lobby      7", "gate    1200"});
}
