#include "scripted_site.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using test::answer;
using test::error_of;
using test::Given;
using Texts = std::vector<std::string>;

namespace {

LocalTime local(const char* text) { return LocalTime::parse(text).value(); }

/// A whole page of check-ins, whose names begin with the page's.
http::Exchange page(const std::string& name) {
    std::string rows;
    for (int row = 0; row < 500; ++row) {
        rows += (row == 0 ? "" : ",") + (R"({"name":")" + name + "-" + std::to_string(row) + R"("})");
    }
    return answer(200, R"({"message":[)" + rows + "]}");
}

} // namespace

TEST_CASE("what was made of a day, cancelled ones left out by the site") {
    Given given{answer(200, R"({"message":[
        {"name":"HR-ATT-1","employee":"HR-EMP-1","attendance_date":"2026-11-03","shift":"Day","status":"Absent","leave_type":null},
        {"name":"HR-ATT-2","employee":"HR-EMP-2","attendance_date":"2026-11-03","shift":null,"status":"Half Day",
         "leave_type":"Casual Leave"}]})")};
    const auto found = given.client.attendances(Texts{"HR-EMP-1", "HR-EMP-2"}, local("2026-11-03"));
    const auto body = json::parse(given.site.asked.at(0).body);
    CHECK(body["doctype"].string() == "Attendance");
    CHECK(
        body["filters"].string() ==
        R"([["employee","in",["HR-EMP-1","HR-EMP-2"]],["attendance_date","=","2026-11-03"],["docstatus","=",1]])");
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "HR-ATT-1");
    CHECK(found[0].employee == "HR-EMP-1");
    CHECK(found[0].day == local("2026-11-03"));
    CHECK(found[0].shift == "Day");
    CHECK(found[0].status == "Absent");
    CHECK(found[0].leave_type.empty());
    CHECK(found[1].shift.empty());
    CHECK(found[1].leave_type == "Casual Leave");
}

TEST_CASE("who may not see Attendance is refused") {
    Given given{test::recorded("list-employees-no-permission")};
    CHECK(error_of([&] { given.client.attendances(Texts{"HR-EMP-1"}, local("2026-11-03")); }).kind() ==
          ErrorKind::refused);
}

TEST_CASE("what no Attendance counts, and of several thousand only the first") {
    Given given{answer(200, R"({"message":[{"name":"EMP-CKIN-1"}]})")};
    const SiteTime from{local("2026-11-01")}, to{local("2026-11-03 12:00:00")};
    CHECK(given.client.uncounted_checkins(Texts{"Day", "Night"}, from, to).size() == 1);
    CHECK(
        json::parse(given.site.asked.at(0).body)["filters"].string() ==
        R"([["shift","in",["Day","Night"]],["attendance","is","not set"],["time",">=","2026-11-01 00:00:00"],)"
        R"(["time","<","2026-11-03 12:00:00"]])");

    constexpr std::size_t pages = 10;
    for (std::size_t number = 0; number < pages; ++number) given.site.then(page(std::to_string(number)));
    CHECK(given.client.uncounted_checkins(Texts{"Day"}, from, to).size() == pages * 500);
}
