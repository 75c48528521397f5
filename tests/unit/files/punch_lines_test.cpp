#include "files/punch_lines.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

const TimeFormat usual_times{""};
const std::map<std::string, int> words{{"Check In", 0}, {"خروج", 1}};

std::variant<Punch, std::string> read_line(const Fields& fields, const Columns& columns) {
    const auto places = std::get<Places>(places_of(columns, {}));
    return punch_from(fields, {places, &usual_times, &words, "SN"});
}
std::string why_not(const Fields& fields) {
    return std::get<std::string>(read_line(fields, columns_from("code=1,time=2,state=3,terminal=4")));
}

} // namespace

TEST_CASE("A line is a punch: padding and blanks are no part of it, a fraction is cut off") {
    const auto read = read_line({"     0042", " 2026-11-22 8:00:00.75 ", "1", "AAA1"},
                                columns_from("code=1,time=2,state=3,terminal=4"));
    const Punch& punch = std::get<Punch>(read);
    CHECK(punch.code.value == "0042");
    CHECK(punch.reported_time == "2026-11-22 08:00:00");
    CHECK(punch.time == LocalTime::parse("2026-11-22 08:00:00"));
    CHECK(punch.state_code == 1);
    CHECK(punch.terminal == "AAA1");
}

TEST_CASE("A date and a time stand in two columns; where no terminal stands, it is the file's") {
    const auto read =
        read_line({"5", "2026-11-22", "08:00:00", ""}, columns_from("code=1,time=2+3,terminal=4"));
    CHECK(std::get<Punch>(read).time == LocalTime::parse("2026-11-22 08:00:00"));
    CHECK(std::get<Punch>(read).terminal == "SN");
    CHECK_FALSE(std::get<Punch>(read).state_code);
}

TEST_CASE("A state is a word that is known, or a number; anything else is none") {
    const auto state = [](const std::string& text) {
        const auto read =
            read_line({"5", "2026-11-22 08:00:00", text, ""}, columns_from("code=1,time=2,state=3"));
        return std::get<Punch>(read).state_code;
    };
    CHECK(state("Check In") == 0);
    CHECK(state(" خروج ") == 1);
    CHECK(state("255") == 255);
    CHECK_FALSE(state("check in"));
    CHECK_FALSE(state("1x"));
    CHECK_FALSE(state(""));
}

TEST_CASE("What is no punch says why") {
    CHECK(why_not({"5", "2026-11-22 08:00:00"}) == "it has 2 columns, and no column 4");
    CHECK(why_not({" ", "2026-11-22 08:00:00", "0", ""}) == "it has no employee code");
    CHECK(why_not({"5", "2026-11-22 08:00", "0", ""}) ==
          "\"2026-11-22 08:00\" is no time like 2026-11-22 08:00:00");
    CHECK(why_not({"\xCF\xCE", "2026-11-22 08:00:00", "0", ""}) ==
          "its employee code is not UTF-8: name the encoding of the file with --encoding");
    CHECK(why_not({"0\x01"
                   "7",
                   "2026-11-22 08:00:00", "0", ""}) ==
          "its employee code has a control character in it: the line is damaged, or no line of text");
    CHECK(why_not({"7", "2026-11-22 08:00:00", "0", "A\x1b"}).find("its terminal has a control") == 0);
}

TEST_CASE("A file's name tells the terminal where it holds a serial number") {
    CHECK(terminal_in_name("/media/usb/CGKK223862906_attlog.dat") == "CGKK223862906");
    CHECK(terminal_in_name("3376151800123_ATTLOG.DAT") == "3376151800123");
    CHECK(terminal_in_name("1_attlog.dat").empty());
    CHECK(terminal_in_name("255_attlog.dat").empty());
    CHECK(terminal_in_name("attlog.dat").empty());
    CHECK(terminal_in_name("of branch 1_attlog.dat").empty());
    CHECK(terminal_in_name("-").empty());
}

TEST_CASE("A word for a state has a number behind its last sign of equality") {
    CHECK(state_word_from("Check In=0") == std::pair{std::string("Check In"), 0});
    CHECK(state_word_from("a=b=5") == std::pair{std::string("a=b"), 5});
    for (const char* wrong : {"Check In", "=1", "x=", "x=one", "x=-1"})
        CHECK_THROWS_AS(state_word_from(wrong), Error);
}
