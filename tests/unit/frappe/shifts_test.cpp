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

TEST_CASE("the names of the Shift Types") {
    Given given{answer(200, R"({"message":[{"name":"Day Shift"},{"name":"Loose"}]})")};
    CHECK(given.client.shift_type_names() == std::vector<std::string>{"Day Shift", "Loose"});
    CHECK(json::parse(given.site.asked[0].body)["fields"].string() == R"(["name"])");
}

TEST_CASE("a Shift Type is read whole") {
    Given given{recorded("shift-type")};
    const auto shift = given.client.shift_type("Day Shift/Ä");
    CHECK(given.site.asked[0].method == http::Method::get);
    CHECK(given.site.asked[0].url == "https://hr.example.com/api/resource/Shift%20Type/Day%20Shift%2F%C3%84");
    CHECK(shift.name == "Loose");
    CHECK(shift.auto_attendance);
    CHECK_FALSE(shift.moves_mark_itself);
    CHECK(shift.mark == LocalTime::parse("2026-11-01"));
    CHECK(shift.process_after == LocalTime::parse("2026-11-01"));
    CHECK_FALSE(shift.strict_log_type());
}

TEST_CASE("a Shift Type that moves its mark itself, and one that never had a mark") {
    Given given{answer(200, R"({"data":{"name":"S","enable_auto_attendance":0,"auto_update_last_sync":1,
        "last_sync_of_checkin":null,"determine_check_in_and_check_out":"Strictly based on Log Type in Employee Checkin"}})")};
    const auto shift = given.client.shift_type("S");
    CHECK_FALSE(shift.auto_attendance);
    CHECK(shift.moves_mark_itself);
    CHECK_FALSE(shift.mark);
    CHECK_FALSE(shift.process_after);
    CHECK(shift.strict_log_type());
}

TEST_CASE("a Shift Type that the site does not know") {
    Given given{recorded("unknown-doc"), answer(200, "{}")};
    const Error error = error_of([&] { given.client.shift_type("Nope"); });
    CHECK(error.kind() == ErrorKind::configuration);
    CHECK_THAT(error.what(), Contains("Shift Type \"Nope\""));
    CHECK_THAT(error.hint(), Contains("[shift."));
    CHECK(error_of([&] { given.client.shift_type("Nope"); }).kind() == ErrorKind::protocol);
}

TEST_CASE("the mark is put once, on a connection of its own, and looked at in the answer") {
    Given given{recorded("shift-type-mark")};
    given.client.set_mark("Loose", at("2026-11-02 10:00:00"));
    const auto& request = given.site.asked[0];
    CHECK(request.method == http::Method::put);
    CHECK(request.connection == http::Connection::fresh);
    CHECK(request.url == "https://hr.example.com/api/resource/Shift%20Type/Loose");
    CHECK(request.body == R"({"last_sync_of_checkin":"2026-11-02 10:00:00"})");
}

TEST_CASE("a mark that the site does not keep, does not allow, or cannot take") {
    Given given{recorded("shift-type-old-mark"), answer(200, R"({"data":{}})"),
                recorded("shift-type-mark-no-permission"), recorded("nginx-502")};
    const auto put = [&] { given.client.set_mark("Loose", at("2026-11-02 10:00:00")); };
    const Error kept = error_of(put);
    CHECK(kept.kind() == ErrorKind::protocol);
    CHECK_THAT(kept.what(), Contains("the site answers 2026-11-01 10:00:00"));
    CHECK_THAT(error_of(put).what(), Contains("the site answers nothing"));
    const Error refused = error_of(put);
    CHECK(refused.kind() == ErrorKind::refused);
    CHECK_THAT(refused.hint(), Contains("HR User"));
    CHECK(error_of(put).kind() == ErrorKind::unreachable);
    CHECK(given.client.requests() == 4);
}

TEST_CASE("shift assignments that are in force") {
    Given given{answer(200, R"({"message":[{"name":"A","employee":"HR-EMP-00021","shift_type":"Loose",
        "start_date":"2026-10-01","end_date":null},{"name":"B","employee":"HR-EMP-2","shift_type":"Day",
        "start_date":"2026-10-01","end_date":"2026-10-31"}]})")};
    const auto found = given.client.active_shift_assignments();
    CHECK(json::parse(given.site.asked[0].body)["filters"].string() ==
          R"([["docstatus","=",1],["status","=","Active"]])");
    REQUIRE(found.size() == 2);
    CHECK(found[0].employee == "HR-EMP-00021");
    CHECK(found[0].shift_type == "Loose");
    CHECK(found[0].start == LocalTime::parse("2026-10-01"));
    CHECK_FALSE(found[0].end);
    CHECK(found[1].end == LocalTime::parse("2026-10-31"));
}
