#include "pass/coverage.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("Days before the earliest since are not covered, until the mark is past it") {
    struct Case {
        std::string what, process_after, mark, since, first_whole_day;
    };
    const std::vector<Case> cases{
        {"a go-live that leaves nothing out", "2026-11-16", "", "2026-11-16", ""},
        {"a go-live with days before", "2026-11-01", "", "2026-11-16", "2026-11-16"},
        {"a mark that stands before it", "2026-11-01", "2026-11-10 12:00:00", "2026-11-16", "2026-11-16"},
        {"a mark at it", "2026-11-01", "2026-11-16", "2026-11-16", "2026-11-16"},
        {"a running shift", "2026-11-01", "2026-11-16 00:00:01", "2026-11-16", ""},
        {"a morning that is missing", "2026-11-16", "", "2026-11-16 08:00:00", "2026-11-17"},
        {"the day after it", "2026-11-17", "", "2026-11-16 08:00:00", ""},
        {"nothing is processed", "", "", "2026-11-16", ""},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const ProcessedDays processed{LocalTime::parse(one.process_after), LocalTime::parse(one.mark)};
        const auto uncovered = uncovered_days(processed, site(one.since));
        CHECK((uncovered ? uncovered->first_whole_day().date() : "") == one.first_whole_day);
    }
    CHECK_FALSE(uncovered_days({local("2026-11-01"), std::nullopt}, std::nullopt));
}

TEST_CASE("A shift is covered from the earliest since of its devices, in site time") {
    Config config;
    config.site.time_zone = "Asia/Dubai";
    config.devices.resize(3);
    config.devices[0].name = "lobby";
    config.devices[0].since = local("2026-11-16");
    config.devices[1].name = "gate";
    config.devices[1].since = local("2026-11-16");
    config.devices[1].time_zone = "Asia/Karachi";
    config.devices[2].name = "annex";
    config.devices[2].since = local("2026-11-01");
    CHECK(covered_from(config, {"Day", {"lobby", "gate"}}) == site("2026-11-15 23:00:00"));
    CHECK(covered_from(config, {"Day", {"lobby"}}) == site("2026-11-16 00:00:00"));
    CHECK_FALSE(covered_from(config, {"Day", {}}));
}

TEST_CASE("Without auto attendance, days before the go-live are told as what they would be") {
    const auto off = uncovered_days({local("2026-11-01"), std::nullopt, false}, site("2026-11-16"));
    REQUIRE(off);
    CHECK_FALSE(off->auto_attendance);
    CHECK(off->what().find("once its auto attendance is enabled, everybody would be Absent") !=
          std::string::npos);
}
