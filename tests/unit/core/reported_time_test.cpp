#include "core/reported_time.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("what a device writes is read, whatever its blanks and its leading zeros") {
    const auto [text, meant] = GENERATE(table<std::string, std::string>({
        {"2026-11-24 08:00:08", "2026-11-24 08:00:08"},
        {"2026-11-24T08:00:08", "2026-11-24 08:00:08"},
        {"2026-11-24 8:00:08", "2026-11-24 08:00:08"},
        {" 2026-11-24 08:00:08\t", "2026-11-24 08:00:08"},
        {"2026-11-24  8:00:08", "2026-11-24 08:00:08"},
        {"2026-1-4 8:05", "2026-01-04 08:05:00"},
        {"\xc2\xa0"
         "2026-11-24 08:00:08.25 ",
         "2026-11-24 08:00:08.25"},
        {"2026-11-24 0:00:00", "2026-11-24 00:00:00"},
    }));
    INFO(text);
    REQUIRE(read_reported_time(text));
    CHECK(*read_reported_time(text) == LocalTime::parse(meant).value());
}

TEST_CASE("what could be another time, or is none, is not read") {
    const std::string text = GENERATE(values<std::string>({
        "",
        " ",
        "2026-11-24",
        "2026-11-24 ",
        "2026-11-24T",
        "2026-11-24 8",
        "2026-11-2408:00:08",
        "24-11-2026 08:00:06",
        "24/11/2026 08:00:06",
        "26-11-24 08:00:08",
        "2026-11-24 08:0:08",
        "2026-11-24 08:00:8",
        "2026-11-24 8:00:08 PM",
        "2026-11-24 08:00:08Z",
        "2026-11-24 08:00:08+04:00",
        "2026-11-31 08:00:08",
        "2026-11-24 24:00:00",
        "0000-00-00 00:00:00",
        "2026-011-24 08:00:00",
        "2026-11-24 008:00:00",
        "nonsense",
    }));
    INFO(text);
    CHECK_FALSE(read_reported_time(text));
}

TEST_CASE("a time is proposed for what cannot be read, the nearest to when it was known") {
    const LocalTime known = LocalTime::parse("2026-11-24 08:00:09").value();
    const auto [text, meant] = GENERATE(table<std::string, std::string>({
        {"24-11-2026 08:00:06", "2026-11-24 08:00:06"},
        {"24/11/26 8:00", "2026-11-24 08:00:00"},
        {"11/24/2026 7:59:00 AM", "2026-11-24 07:59:00"},
        {"11/23/2026 05:30:00 pm", "2026-11-23 17:30:00"},
        {"2026.11.24 08:00:06", "2026-11-24 08:00:06"},
        {"11-12-2026 08:00:00", "2026-11-12 08:00:00"},
    }));
    INFO(text);
    CHECK(proposed_time(text, known) == LocalTime::parse(meant).value());
}

TEST_CASE("nothing is proposed where the text gives no time") {
    const LocalTime known = LocalTime::parse("2026-11-24 08:00:09").value();
    const std::string text = GENERATE(values<std::string>({
        // It cannot be read already and be made later.
        "12-12-2026 08:00:00",
        "2026-11-24",
        // The last bits of each number would be a date.
        "67562-11-24 08:00:06",
        "2026-267-24 08:00:06",
        "20261124080006",
        "99999999999999999999 1 1 1 1",
        "nonsense",
        "",
    }));
    INFO(text);
    CHECK_FALSE(proposed_time(text, known));
}
