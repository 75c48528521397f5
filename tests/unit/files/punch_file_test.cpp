#include "files/punch_file.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace zksync;

namespace {

/// A file that comes all at once; how many punches and how many other lines it has, and what it is.
struct ReadFile {
    int punches = 0, bad = 0;
    std::string description;
    bool is_unfit = false;
};

ReadFile read_whole(const std::string& text, const FileWishes& wishes = {}) {
    std::string left = text;
    PunchFile file(wishes, "", [&left] { return std::exchange(left, {}); });
    ReadFile result;
    while (const auto line = file.next())
        ++(std::holds_alternative<Punch>(line->what) ? result.punches : result.bad);
    result.description = file.description();
    result.is_unfit = file.unfit().has_value();
    return result;
}

FileWishes with_columns(const std::string& columns) {
    FileWishes wishes;
    wishes.columns = columns_from(columns);
    return wishes;
}

const std::string blank_lines(12, '\n');
const std::string usb = "1\t2026-10-03 08:59:01\t1\t0\t1\t0\n";

} // namespace

TEST_CASE("A file is an attlog where one of its first ten lines is") {
    CHECK(read_whole(std::string(9, '\n') + usb).punches == 1);
    CHECK(read_whole("a heading\n" + usb).bad == 1);
    CHECK(read_whole(std::string(10, '\n') + usb).is_unfit);
    CHECK(read_whole("a,b\n").is_unfit);
}

TEST_CASE("Columns make it CSV, or say the order of an attlog") {
    CHECK(read_whole("5;2026-10-03 08:59:01\n", with_columns("code=1,time=2")).description == "csv");
    CHECK(read_whole(usb, with_columns("code=1,time=2")).description == "attlog, columns as named");
    CHECK(read_whole("Code,Time\n5,2026-10-03 08:59:01\n", with_columns("code=Code,time=Time")).punches == 1);
    CHECK(read_whole("Code,Zeit\n", with_columns("code=Code,time=Time")).is_unfit);
    CHECK(read_whole(blank_lines + "Code,Time\n5,2026-10-03 08:59:01\n", with_columns("code=Code,time=Time"))
              .punches == 1);
}

TEST_CASE("An empty file is fit, and has nothing") {
    for (const char* empty : {"", "\n", "\r\n\r\n"}) {
        const ReadFile read = read_whole(empty);
        CHECK_FALSE(read.is_unfit);
        CHECK(read.punches + read.bad == 0);
    }
}

TEST_CASE("A line in the other order of columns is not taken for one of this") {
    const ReadFile read = read_whole(usb + "1\t2026-10-03 09:00:00\t0\t1\t0\t0\t0\n" +
                                     "1\t2026-10-03 09:00:00\t1\t0\t1\t0\t\n");
    CHECK(read.punches == 1);
    CHECK(read.bad == 2);
    CHECK(read.description == "attlog, six columns, as on a USB stick");
}
