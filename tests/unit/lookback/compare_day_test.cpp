#include "lookback/compare_day.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zksync;
using namespace zksync::test;

namespace {

const LocalTime eight = local("2026-11-22 08:00:00");

JournalRow row(std::int64_t seq, PunchState state, const std::string& checkin = "") {
    JournalRow row;
    row.seq = seq;
    row.punch = punch(seq, eight, "0042", "A1");
    row.judgement = {state, state == PunchState::waiting ? Reason::no_employee : Reason::none, {}};
    row.checkin = checkin;
    if (state == PunchState::sent)
        row.in_flight = {{"HR-EMP-1", SiteTime{eight}, LogType::in, "Gate", {}, {}}, {}};
    return row;
}

StoredCheckin stored(const std::string& name, LocalTime time = eight, const std::string& device_id = "Gate") {
    StoredCheckin checkin;
    checkin.name = name;
    checkin.employee = "HR-EMP-1";
    checkin.time = time;
    checkin.log_type = LogType::in;
    checkin.device_id = device_id;
    return checkin;
}

/// Nothing where all agree, else the only disagreement.
std::optional<Disagreement> found(const DayEvidence& evidence) {
    const auto day = compare_day(evidence);
    if (day.differences.empty()) return std::nullopt;
    REQUIRE(day.differences.size() == 1);
    return day.differences.front().what;
}

DayEvidence day_with(std::vector<JournalRow> rows, std::vector<StoredCheckin> checkins,
                     std::vector<StoredCheckin> moved = {}) {
    DayEvidence evidence;
    evidence.day = local("2026-11-22");
    for (const JournalRow& row : rows) evidence.owners[row.seq] = {"HR-EMP-1", SiteTime{eight}};
    evidence.rows = std::move(rows);
    evidence.checkins = std::move(checkins);
    evidence.moved = std::move(moved);
    evidence.labels = {"Gate"};
    return evidence;
}

} // namespace

TEST_CASE("What was delivered and is there agrees") {
    CHECK_FALSE(found(day_with({row(1, PunchState::sent, "A")}, {stored("A")})));
    CHECK_FALSE(found(day_with({row(1, PunchState::duplicate, "A")}, {stored("A")})));
}

TEST_CASE("A check-in that was entered anew in its second agrees") {
    CHECK_FALSE(found(day_with({row(1, PunchState::sent, "A")}, {stored("B")})));
}

TEST_CASE("What was never delivered is missing on the site, unless it is there all the same") {
    for (const PunchState state : {PunchState::pending, PunchState::waiting, PunchState::in_doubt}) {
        CHECK(found(day_with({row(1, state)}, {})) == Disagreement::undelivered);
        CHECK_FALSE(found(day_with({row(1, state)}, {stored("A")})));
    }
}

TEST_CASE("What the site lost is gone, and what it moved is different") {
    CHECK(found(day_with({row(1, PunchState::sent, "A")}, {})) == Disagreement::gone_from_site);
    const auto moved = stored("A", local("2026-11-25 08:00:00"));
    CHECK(found(day_with({row(1, PunchState::sent, "A")}, {}, {moved})) == Disagreement::different);
}

TEST_CASE("What another device's journal knows is neither ours nor somebody's by other ways") {
    DayEvidence evidence =
        day_with({}, {stored("A"), stored("B", eight, ""), stored("C", local("2026-11-22 09:00:00"), "")});
    evidence.brought.names = {"A"};
    evidence.brought.seconds = {{"HR-EMP-1", SiteTime{eight}}};
    const auto day = compare_day(evidence);
    CHECK(day.differences.empty());
    CHECK(day.of_others == 2);
    CHECK(day.elsewhere == 1);
}

TEST_CASE("A check-in of this device without a punch is named, one of another is counted") {
    CHECK(found(day_with({}, {stored("A")})) == Disagreement::only_on_site);
    const auto day = compare_day(day_with({}, {stored("A", eight, "Canteen"), stored("B", eight, "")}));
    CHECK(day.differences.empty());
    CHECK(day.elsewhere == 2);
}

TEST_CASE("What left the device afterwards is for information") {
    JournalRow gone = row(1, PunchState::sent, "A");
    gone.gone_since = Moment{};
    CHECK(found(day_with({gone}, {stored("A")})) == Disagreement::gone_from_device);
    CHECK_FALSE(wants_action(Disagreement::gone_from_device));
    CHECK_FALSE(wants_action(Disagreement::only_on_site));
}

TEST_CASE("What was set aside is compared with nothing") {
    const auto day =
        compare_day(day_with({row(1, PunchState::ignored), row(2, PunchState::quarantined)}, {}));
    CHECK(day.punches == 0);
    CHECK(day.differences.empty());
}

TEST_CASE("Names that the day does not show are asked for") {
    const std::vector rows{row(1, PunchState::sent, "A"), row(2, PunchState::duplicate, "B"),
                           row(3, PunchState::pending)};
    const std::vector checkins{stored("B")};
    CHECK(names_to_ask_for(rows, checkins) == std::vector<std::string>{"A"});
}

TEST_CASE("Two in the second of one of ours are named both, and once") {
    StoredCheckin later = stored("A", eight, "");
    later.created = local("2026-11-23 10:00:01");
    StoredCheckin earlier = stored("B");
    earlier.created = local("2026-11-23 10:00:00");
    const auto day = compare_day(
        day_with({row(1, PunchState::sent, "B"), row(2, PunchState::duplicate, "B")}, {later, earlier}));
    REQUIRE(day.differences.size() == 1);
    CHECK(day.differences.front().what == Disagreement::twice_on_site);
    CHECK(day.differences.front().checkin == "A");
    CHECK(day.differences.front().detail == "B, A");
    CHECK(day.agreed == 2);
    CHECK(day.elsewhere == 0);
    CHECK(wants_action(Disagreement::twice_on_site));
}

TEST_CASE("An OUT that somebody entered in the second of one of ours came by other ways") {
    StoredCheckin typed = stored("A", eight, "");
    typed.log_type = LogType::out;
    const auto day = compare_day(day_with({row(1, PunchState::sent, "B")}, {typed, stored("B")}));
    CHECK(day.differences.empty());
    CHECK(day.elsewhere == 1);
}

TEST_CASE("Beside a duplicate, two are doubles when they look like one punch") {
    StoredCheckin out = stored("B", eight, "typed");
    out.log_type = LogType::out;
    CHECK_FALSE(found(day_with({row(1, PunchState::duplicate, "A")}, {stored("A"), out})));
    CHECK(found(day_with({row(1, PunchState::duplicate, "A")}, {stored("A"), stored("B", eight, "typed")})) ==
          Disagreement::twice_on_site);
    out.device_id = "Gate";
    CHECK(found(day_with({row(1, PunchState::duplicate, "A")}, {stored("A"), out})) ==
          Disagreement::twice_on_site);
}
