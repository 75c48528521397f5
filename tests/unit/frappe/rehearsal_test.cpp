#include "scripted_site.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Outcome = Rehearsal::Outcome;
using test::answer;
using test::Given;
using test::html;
using test::recorded;

namespace {

Checkin checkin() {
    return {"HR-EMP-00009", SiteTime{*LocalTime::parse("2026-10-13 08:00:00")}, LogType::in, "lobby", {}, {}};
}

Rehearsal rehearsed(const http::Exchange& exchange) {
    Given given{exchange};
    const Rehearsal rehearsal = given.client.rehearse(checkin(), 30s);
    CHECK(given.client.requests() == 1);
    return rehearsal;
}

const std::string method =
    "https://hr.example.com/api/method/"
    "hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field?";
} // namespace

TEST_CASE("a rehearsal is one GET on a connection of its own, and sends what a create would") {
    Given given{recorded("rehearsal-hr"), recorded("rehearsal-hr")};
    given.client.rehearse(checkin(), 30s);
    const auto& request = given.site.asked[0];
    CHECK(request.method == http::Method::get);
    CHECK(request.connection == http::Connection::fresh);
    CHECK(request.timeout == 30s);
    CHECK(request.url == method + "employee_field_value=HR-EMP-00009&employee_fieldname=name&"
                                  "timestamp=2026-10-13%2008%3A00%3A00&device_id=lobby&log_type=IN");

    Checkin other = checkin();
    other.log_type = LogType::none;
    other.latitude = 25.2;
    other.longitude = -55.25;
    given.client.rehearse(other, 30s);
    CHECK_THAT(given.site.asked[1].url, Contains("&latitude=25.2&longitude=-55.25") && !Contains("log_type"));
}

TEST_CASE("accepted: the time as answered, the site's clock, the Date") {
    const auto rehearsal = rehearsed(recorded("rehearsal-hr"));
    CHECK(rehearsal.outcome == Outcome::accepted);
    CHECK(rehearsal.passed_naming);
    CHECK(rehearsal.time == "2026-10-13 08:00:00");
    CHECK(rehearsal.created == LocalTime::parse("2026-11-22 20:48:38.844228"));
    CHECK(rehearsal.date ==
          Moment{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 16h + 48min + 38s});
    CHECK(rehearsal.name == "EMP-CKIN-11-2026-015896");
    CHECK(rehearsal.status == 200);
    CHECK(rehearsal.words.empty());
}

TEST_CASE("the permission trap shows in the time") {
    CHECK(rehearsed(recorded("rehearsal-trap")).time == "2026-11-22 20:48:38.878104");
    const auto without = rehearsed(answer(200, R"({"message":{"name":"X"}})"));
    CHECK(without.outcome == Outcome::accepted);
    CHECK(without.time.empty());
    CHECK_FALSE(without.created);
    CHECK_FALSE(without.date);
}

TEST_CASE("what the answer to a rehearsal means") {
    struct Row {
        const char* what;
        http::Exchange exchange;
        Outcome outcome;
        bool passed_naming;
    };
    using F = http::Failure;
    const std::vector<Row> table{
        {"duplicate", recorded("rehearsal-duplicate"), Outcome::refused, true},
        {"inactive", recorded("checkin-inactive"), Outcome::refused, true},
        {"inactive on v14",
         answer(
             417,
             R"({"exception":"erpnext.setup.InactiveEmployeeStatusError: Transactions cannot be created"})"),
         Outcome::refused, true},
        {"no coordinates", recorded("checkin-geolocation-required"), Outcome::refused, true},
        {"too far from the shift's place", recorded("checkin-outside-radius"), Outcome::refused, true},
        {"no log type in a strict shift",
         answer(
             417,
             R"({"exc_type":"ValidationError","exception":"x: Log Type is required for check-ins falling in the shift: Day."})"),
         Outcome::refused, true},
        {"a hook's own words", answer(417, R"({"exc_type":"ValidationError","exception":"x: Not today."})"),
         Outcome::refused, false},
        {"link validation comes before naming", recorded("insert-many-unknown-employee"), Outcome::refused,
         false},
        {"a 500 in Frappe's JSON", recorded("checkin-time-with-offset"), Outcome::broken, false},
        {"Redis is down",
         answer(
             500,
             R"({"exc_type":"ConnectionError","exception":"redis.exceptions.ConnectionError: Error 111"})"),
         Outcome::broken, false},
        {"too long a device", recorded("checkin-long-device"), Outcome::refused, false},

        {"wrong secret", recorded("auth-wrong-secret"), Outcome::not_allowed, false},
        {"no permission", recorded("rehearsal-none"), Outcome::not_allowed, false},
        {"role Employee alone", recorded("rehearsal-emp"), Outcome::not_allowed, false},
        {"unknown site", recorded("unknown-site"), Outcome::not_allowed, false},
        {"wrong verb", answer(405, html), Outcome::not_allowed, false},
        {"301", recorded("nginx-301"), Outcome::not_allowed, false},
        {"no such method", recorded("add-log-wrong-app"), Outcome::not_allowed, false},

        {"lock time-out", recorded("lock-wait-timeout"), Outcome::busy, false},
        {"deadlock", answer(500, R"({"exc_type":"QueryDeadlockError"})"), Outcome::busy, false},

        {"maintenance", recorded("maintenance"), Outcome::failed, false},
        {"read only", recorded("maintenance-read-only-write"), Outcome::failed, false},
        {"rate limit", recorded("rate-limit-1"), Outcome::failed, false},
        {"500 in HTML", recorded("not-json-accept"), Outcome::failed, false},
        {"502", recorded("nginx-502"), Outcome::failed, false},
        {"504", recorded("nginx-504"), Outcome::failed, false},
        {"503 in JSON", answer(503, R"({"exc_type":"ValidationError"})"), Outcome::failed, false},
        {"408", answer(408, R"({"exc_type":"ValidationError"})"), Outcome::failed, false},
        {"400 in HTML", answer(400, html), Outcome::failed, false},
        {"200 in HTML", answer(200, html), Outcome::failed, false},
        {"200 without a document", answer(200, "{}"), Outcome::failed, false},
        {"204", answer(204, ""), Outcome::failed, false},
        {"time-out", http::TransportFailure{F::timeout, "no answer within 30 s"}, Outcome::failed, false},
        {"no connection", http::TransportFailure{F::connect, "connection refused"}, Outcome::failed, false},
    };
    for (const auto& row : table) {
        CAPTURE(row.what);
        const auto rehearsal = rehearsed(row.exchange);
        CHECK(rehearsal.outcome == row.outcome);
        CHECK(rehearsal.passed_naming == row.passed_naming);
        CHECK_FALSE(rehearsal.words.empty());
    }
}

TEST_CASE("a refusal brings its words") {
    const auto rehearsal = rehearsed(recorded("rehearsal-duplicate"));
    CHECK(rehearsal.exc_type == "ValidationError");
    CHECK(rehearsal.words == "This employee already has a log with the same timestamp.");
    CHECK(rehearsal.status == 417);
    CHECK(rehearsal.date);
    CHECK(rehearsed(http::TransportFailure{http::Failure::timeout, "no answer within 30 s"}).words ==
          "no answer within 30 s");
}
