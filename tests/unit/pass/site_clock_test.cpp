#include "pass/site_clock.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

/// 2026-11-22 08:00:00 UTC
const Moment date{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 8h};

std::optional<std::chrono::seconds> offset_of(const std::string& created) {
    return site_utc_offset(LocalTime::parse(created), date);
}

struct Heard {
    std::vector<std::string> warnings;
    Log log{[this](Level level, std::string_view line) {
        if (level == Level::warning) warnings.emplace_back(line);
    }};
};

} // namespace

TEST_CASE("the site's offset is told to the quarter of an hour") {
    CHECK(offset_of("2026-11-22 12:00:00.3") == 4h);
    CHECK(offset_of("2026-11-22 12:03:10") == 4h);
    CHECK(offset_of("2026-11-22 11:56:50") == 4h);
    CHECK(offset_of("2026-11-22 13:45:01") == 5h + 45min);
    CHECK(offset_of("2026-11-22 04:30:00") == -(3h + 30min));
    CHECK(offset_of("2026-11-22 08:00:00") == 0s);
    CHECK(offset_of("2026-11-22 07:57:00") == 0s);
}

TEST_CASE("without a Date or a creation nothing is told") {
    CHECK_FALSE(site_utc_offset(LocalTime::parse("2026-11-22 12:00:00"), std::nullopt));
    CHECK_FALSE(site_utc_offset(std::nullopt, date));
}

TEST_CASE("an offset is written as people write it") {
    CHECK(offset_text(4h) == "+04:00");
    CHECK(offset_text(5h + 45min) == "+05:45");
    CHECK(offset_text(-(3h + 30min)) == "-03:30");
    CHECK(offset_text(-15min) == "-00:15");
    CHECK(offset_text(0s) == "+00:00");
}

TEST_CASE("a site in its configured zone is in order") {
    Heard told;
    CHECK_NOTHROW(check_site_clock("Asia/Dubai", LocalTime::parse("2026-11-22 12:00:01"), date, told.log));
    CHECK_NOTHROW(
        check_site_clock("Asia/Kathmandu", LocalTime::parse("2026-11-22 13:45:00"), date, told.log));
    CHECK_NOTHROW(check_site_clock(std::nullopt, LocalTime::parse("2026-11-22 03:00:00"), date, told.log));
    CHECK(told.warnings.empty());
}

TEST_CASE("a site in another zone stops the pass with both offsets") {
    try {
        check_site_clock("Asia/Dubai", LocalTime::parse("2026-11-22 13:30:00"), date, Log{});
        FAIL("nothing was said");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::configuration);
        CHECK_THAT(error.what(), Catch::Contains("+05:30") && Catch::Contains("+04:00"));
    }
}

TEST_CASE("a site without a Date is warned of") {
    Heard told;
    check_site_clock("Asia/Dubai", LocalTime::parse("2026-11-22 12:00:00"), std::nullopt, told.log);
    REQUIRE(told.warnings.size() == 1);
    CHECK_THAT(told.warnings[0], Catch::Contains("Asia/Dubai"));
}
