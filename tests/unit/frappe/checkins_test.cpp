#include "scripted_site.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using test::answer;
using test::at;
using test::error_of;
using test::Given;
using test::recorded;
using Texts = std::vector<std::string>;

namespace {

std::string filters(const http::Request& request) { return *json::parse(request.body)["filters"].string(); }

const auto none = answer(200, R"({"message":[]})");

} // namespace

TEST_CASE("check-ins as a list shows them") {
    Given given{answer(200, R"({"message":[
        {"name":"EMP-CKIN-1","employee":"HR-EMP-00001","time":"2026-11-03 08:00:01","log_type":"IN","device_id":"Gate 1",
         "creation":"2026-11-03 08:05:00.123456","shift":"Day","shift_start":"2026-11-03 09:00:00","shift_actual_end":"2026-11-03 18:00:00",
         "attendance":"HR-ATT-1","skip_auto_attendance":1},
        {"name":"EMP-CKIN-2","employee":"HR-EMP-00002","time":"2026-11-03 08:00:01.500000","log_type":"OUT",
         "device_id":null,"shift":null,"attendance":null,"skip_auto_attendance":0}]})")};
    const auto found = given.client.checkins_named(Texts{"EMP-CKIN-1", "EMP-CKIN-2"});
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "EMP-CKIN-1");
    CHECK(found[0].employee == "HR-EMP-00001");
    CHECK(found[0].time == LocalTime::parse("2026-11-03 08:00:01"));
    CHECK(found[0].log_type == LogType::in);
    CHECK(found[0].device_id == "Gate 1");
    CHECK(found[0].created == LocalTime::parse("2026-11-03 08:05:00.123456"));
    CHECK(found[0].shift == "Day");
    CHECK(found[0].shift_start == LocalTime::parse("2026-11-03 09:00:00"));
    CHECK(found[0].shift_actual_end == LocalTime::parse("2026-11-03 18:00:00"));
    CHECK(found[0].attendance == "HR-ATT-1");
    CHECK(found[0].skip_auto_attendance);
    CHECK(found[1].time == LocalTime::parse("2026-11-03 08:00:01.5"));
    CHECK(found[1].log_type == LogType::out);
    CHECK(found[1].device_id.empty());
    CHECK_FALSE(found[1].created);
    CHECK(found[1].attendance.empty());
    CHECK_FALSE(found[1].skip_auto_attendance);
    CHECK(filters(given.site.asked[0]) == R"([["name","in",["EMP-CKIN-1","EMP-CKIN-2"]]])");
}

TEST_CASE("a real list, and a time that is missing or cannot be read") {
    Given given{
        recorded("names-read-back"),
        answer(200, R"({"message":[{"name":"A","employee":"E"},{"name":"B","time":"soon","log_type":""}]})")};
    CHECK(given.client.checkins_named(Texts{"a"}).at(1).time == LocalTime::parse("2026-11-03 08:00:02"));
    const auto found = given.client.checkins_named(Texts{"a"});
    CHECK_FALSE(found.at(0).time);
    CHECK_FALSE(found.at(1).time);
    CHECK(found.at(1).log_type == LogType::none);
}

TEST_CASE("check-ins of a range: from is in it, to is not, whatever the device") {
    Given given{none, none};
    const auto ignore = [](const StoredCheckin&) {};
    given.client.for_each_checkin(Texts{"HR-EMP-1", "HR-EMP-2"}, at("2026-11-22"), at("2026-11-23"), ignore);
    CHECK(filters(given.site.asked[0]) ==
          R"([["employee","in",["HR-EMP-1","HR-EMP-2"]],)"
          R"(["time",">=","2026-11-22 00:00:00"],["time","<","2026-11-23 00:00:00"]])");
    given.client.for_each_checkin(at("2026-11-22"), at("2026-11-23"), ignore);
    CHECK(filters(given.site.asked[1]) ==
          R"([["time",">=","2026-11-22 00:00:00"],["time","<","2026-11-23 00:00:00"]])");
}

TEST_CASE("check-ins that were created since") {
    Given given{none};
    given.client.checkins_created_since(Texts{"HR-EMP-1"}, "Gate 1",
                                        *LocalTime::parse("2026-11-22 10:00:00.7"));
    CHECK(filters(given.site.asked[0]) == R"([["employee","in",["HR-EMP-1"]],["device_id","=","Gate 1"],)"
                                          R"(["creation",">=","2026-11-22 10:00:00"]])");
}

TEST_CASE("nobody to look for, nothing asked; many are asked for in several requests") {
    Given given{none, none, none, none};
    const auto ignore = [](const StoredCheckin&) {};
    given.client.for_each_checkin(Texts{}, at("2026-11-22"), at("2026-11-23"), ignore);
    CHECK(given.client.checkins_named(Texts{}).empty());
    CHECK(given.client.checkins_created_since(Texts{}, "x", LocalTime{}).empty());
    CHECK(given.client.requests() == 0);
    given.client.checkins_named(Texts(201, "n"));
    CHECK(given.client.requests() == 2);
    given.client.for_each_checkin(Texts(1'001, "e"), at("2026-11-22"), at("2026-11-23"), ignore);
    CHECK(given.client.requests() == 4);
}
