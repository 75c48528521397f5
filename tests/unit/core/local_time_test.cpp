#include "core/local_time.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

std::string read_back(std::string_view text) {
    const auto time = LocalTime::parse(text);
    return time ? time->text() : "nothing";
}

} // namespace

TEST_CASE("a local time is read from a date, with or without a time of day") {
    CHECK(read_back("2026-11-22") == "2026-11-22 00:00:00");
    CHECK(read_back("2026-11-22 08:05") == "2026-11-22 08:05:00");
    CHECK(read_back("2026-11-22 08:05:09") == "2026-11-22 08:05:09");
    CHECK(read_back("2026-11-22T08:05:09") == "2026-11-22 08:05:09");
    CHECK(read_back("2024-02-29 23:59:59") == "2024-02-29 23:59:59");
    CHECK(read_back("0001-01-01 00:00:00") == "0001-01-01 00:00:00");
    CHECK(read_back("9999-12-31 23:59:59") == "9999-12-31 23:59:59");
}

TEST_CASE("a fraction of a second is kept to the microsecond, and cut off in the text") {
    const auto time = LocalTime::parse("2026-11-22 08:00:00.987654321");
    REQUIRE(time);
    CHECK(time->micros() % 1'000'000 == 987'654);
    CHECK(time->text() == "2026-11-22 08:00:00");
    CHECK(time->whole_second() == *LocalTime::parse("2026-11-22 08:00:00"));
    CHECK(*LocalTime::parse("2026-11-22 08:00:00.5") - *LocalTime::parse("2026-11-22 08:00:00") == 500ms);
}

TEST_CASE("what is no local time is not guessed at") {
    const auto* text = GENERATE(
        "", "2026", "2026-11", "2026-11-2", "22-11-2026", "2026/11/22", "0000-00-00", "0000-01-01",
        "0000-00-00 00:00:00", "2026-02-30", "2026-13-01", "2026-00-10", "2025-02-29", "2026-11-22 24:00:00",
        "2026-11-22 08:60:00", "2026-11-22 08:00:60", "2026-11-22 8:00:00", "2026-11-22 08:00:0",
        "2026-11-22 08:00:00.", "2026-11-22 08:00:00.5x", "2026-11-22 08:00.5", "2026-11-22 08",
        "2026-11-22 ", "2026-11-22T", " 2026-11-22", "2026-11-22 08:00:00 ", "2026-11-22  08:00:00",
        "2026-11-22 08:00:00Z", "2026-11-22T08:00:00+04:00", "2026-11-22 08:00:00 rubbish", "12026-11-22",
        "-026-11-22", "+026-11-22", "2026-11-22t08:00:00");
    CAPTURE(text);
    CHECK_FALSE(LocalTime::parse(text));
}

TEST_CASE("microseconds since 1970 lead there and back") {
    const auto time = LocalTime::parse("1969-12-31 23:59:59.250000");
    REQUIRE(time);
    CHECK(time->micros() == -750'000);
    CHECK(LocalTime::from_micros(time->micros()) == *time);
    CHECK(time->text() == "1969-12-31 23:59:59");
    CHECK(time->whole_second().micros() == -1'000'000);
}

TEST_CASE("a local time knows its day") {
    const auto time = LocalTime::parse("2026-11-22 08:00:00.5");
    REQUIRE(time);
    CHECK(time->date() == "2026-11-22");
    CHECK(time->midnight().text() == "2026-11-22 00:00:00");
    CHECK((time->midnight() - 1s).text() == "2026-11-21 23:59:59");
    CHECK((*time + 24h).date() == "2026-11-23");
}

TEST_CASE("a site time is in whole seconds") {
    const SiteTime time{*LocalTime::parse("2026-11-22 08:00:00.999")};
    CHECK(time.text() == "2026-11-22 08:00:00");
    CHECK(time == SiteTime{*LocalTime::parse("2026-11-22 08:00:00.001")});
}
