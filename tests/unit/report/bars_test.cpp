#include "report/bars.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::report;
using test::local;

namespace {

Report of_range(const std::string& from, const std::string& to, const std::vector<std::string>& days = {}) {
    Report report;
    report.range = {local(from), local(to)};
    report.devices.emplace_back();
    for (const std::string& day : days)
        report.devices.front().outcomes.push_back({local(day), PunchState::sent, Reason::none, 2});
    return report;
}

} // namespace

TEST_CASE("A month has a bar for each day, also where nothing happened") {
    const Bars bars = bars_of(of_range("2026-11-01", "2026-12-01", {"2026-11-03"}));
    CHECK(bars.unit == Unit::day);
    REQUIRE(bars.bars.size() == 30);
    CHECK(bars.bars[2].of(PunchState::sent) == 2);
    CHECK(bars.highest() == 2);
    CHECK(bars.place_of(local("2026-11-03 12:00:00")) == 2U);
    CHECK(bars.place_of(local("2026-12-03")) == std::nullopt);
}

TEST_CASE("Longer ranges are added up by weeks, months and years, from the first punch to the last") {
    const Bars weeks = bars_of(of_range("2026-01-01", "2027-01-01", {"2026-02-04", "2026-11-30"}));
    CHECK(weeks.unit == Unit::week);
    CHECK(weeks.bars.front().from == local("2026-02-02"));
    CHECK(weeks.bars.back().from == local("2026-11-30"));
    const Bars months = bars_of(of_range("1970-01-01", "2027-01-01", {"2024-02-29", "2026-11-30"}));
    CHECK(months.unit == Unit::month);
    CHECK(months.bars.front().from == local("2024-02-01"));
    CHECK(months.bars.size() == 34);
    const Bars years = bars_of(of_range("1970-01-01", "2027-01-01", {"2000-01-01", "2026-11-30"}));
    CHECK(years.unit == Unit::year);
    CHECK(years.bars.size() == 27);
    CHECK(bars_of(of_range("1970-01-01", "2027-01-01", {"2026-11-29", "2026-11-30"})).bars.size() == 2);
}

TEST_CASE("A punch without a time is on no day, and counted") {
    Report report = of_range("2026-11-01", "2026-11-02");
    report.devices.front().outcomes.push_back({{}, PunchState::quarantined, Reason::unusable_time, 3});
    const Bars bars = bars_of(report);
    CHECK(bars.undated.total() == 3);
    CHECK(bars.bars.size() == 1);
    CHECK(bars.highest() == 0);
    CHECK(report.all_rows() == 3);
}

TEST_CASE("The scale ends with a round number") {
    CHECK(scale_end(0) == 1);
    CHECK(scale_end(1) == 1);
    CHECK(scale_end(3) == 3);
    CHECK(scale_end(11) == 12);
    CHECK(scale_end(91) == 100);
    CHECK(scale_end(810) == 1'000);
    CHECK(scale_end(1'234) == 1'500);
}

TEST_CASE("Without --since and --until it is the last 30 days, to the end of today") {
    const Config config;
    Journals journals(StateFiles("/nowhere"));
    Question question{{config, journals, {}}};
    CHECK(range_of(question, local("2026-11-26")) == Range{local("2026-10-28"), local("2026-11-27")});
    question.until = local("2026-11-20 23:59:59");
    CHECK(range_of(question, local("2026-11-26")) == Range{local("2026-10-22"), local("2026-11-21")});
    question.since = local("2026-11-20 08:00:00");
    CHECK(range_of(question, local("2026-11-26")) ==
          Range{local("2026-11-20 08:00:00"), local("2026-11-21")});
}
