#include "frappe/write_answer.hpp"
#include "recorded.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;
using test::answer;
using test::html;
using test::recorded;
using Names = std::vector<std::string>;

namespace {

constexpr auto invalid =
    R"({"exception":"frappe.exceptions.ValidationError: no","exc_type":"ValidationError"})";
constexpr auto deadlock = R"j({"exc_type":"QueryDeadlockError","exception":"(1213, 'Deadlock')"})j";

} // namespace

TEST_CASE("what an answer to a write means") {
    struct Row {
        const char* what;
        http::Exchange exchange;
        WriteMeaning meaning;
    };
    using M = WriteMeaning;
    using F = http::Failure;
    const std::vector<Row> table{
        {"created", recorded("insert-many-created"), M::stored},
        {"names too few", answer(200, R"({"message":["a","b"]})"), M::unknown},
        {"names too many", answer(200, R"({"message":["a","b","c","d"]})"), M::unknown},
        {"an empty name", answer(200, R"({"message":["a","","c"]})"), M::unknown},
        {"a name that is no string", answer(200, R"({"message":["a",2,"c"]})"), M::unknown},
        {"a string for the list", answer(200, R"({"message":"abc"})"), M::unknown},
        {"nothing created", recorded("insert-many-none"), M::unknown},
        {"200 without a message", answer(200, "{}"), M::unknown},
        {"200 in HTML", answer(200, html), M::unknown},
        {"200 and nothing", answer(200, ""), M::unknown},
        {"200 cut short", answer(200, R"({"message":["a","b")"), M::unknown},
        {"201", answer(201, R"({"message":["a","b","c"]})"), M::unknown},
        {"204", answer(204, ""), M::unknown},

        {"no such name", http::TransportFailure{F::resolve, "x"}, M::not_sent},
        {"refused connection", http::TransportFailure{F::connect, "x"}, M::not_sent},
        {"TLS", http::TransportFailure{F::tls, "x"}, M::not_sent},
        {"time-out", http::TransportFailure{F::timeout, "x"}, M::unknown},
        {"reset", http::TransportFailure{F::broken, "x"}, M::unknown},
        {"too large", http::TransportFailure{F::too_large, "x"}, M::unknown},
        {"not HTTP", http::TransportFailure{F::not_http, "x"}, M::unknown},

        {"lock time-out", recorded("lock-wait-timeout"), M::rolled_back},
        {"deadlock", answer(500, deadlock), M::rolled_back},
        {"deadlock, whatever the status", answer(417, deadlock), M::rolled_back},
        {"deadlock on v14", answer(500, R"({"exception":"frappe.exceptions.QueryDeadlockError: x"})"),
         M::rolled_back},
        {"lock time-out on v14, traceback only",
         answer(500, R"({"exc":"[\"Traceback\\nfrappe.exceptions.QueryTimeoutError: x\\n\"]"})"),
         M::rolled_back},
        {"maintenance", recorded("maintenance"), M::rolled_back},
        {"read only", recorded("maintenance-read-only-write"), M::rolled_back},
        {"rate limit", recorded("rate-limit-1"), M::rolled_back},
        {"rate limit of a proxy", answer(429, html), M::rolled_back},

        {"duplicate", recorded("insert-many-duplicate-inside"), M::refused},
        {"unknown employee", recorded("insert-many-unknown-employee"), M::refused},
        {"inactive", recorded("checkin-inactive"), M::refused},
        {"a 500 about a row", recorded("checkin-time-with-offset"), M::failed},
        {"a 500 about a row, of the parser", recorded("checkin-bad-time"), M::failed},
        {"Redis is down",
         answer(
             500,
             R"({"exc_type":"ConnectionError","exception":"redis.exceptions.ConnectionError: Error 111"})"),
         M::failed},
        {"the disk is full",
         answer(
             500,
             R"j({"exc_type":"OperationalError","exception":"pymysql.err.OperationalError: (1021, 'Disk full')"})j"),
         M::failed},
        {"MariaDB has gone, on v14",
         answer(500,
                R"j({"exception":"pymysql.err.OperationalError: (2006, 'MySQL server has gone away')"})j"),
         M::failed},
        {"a 500 with words alone",
         answer(500, R"({"_server_messages":"[\"{\\\"message\\\": \\\"no\\\"}\"]"})"), M::failed},
        {"413 in HTML", answer(413, html), M::refused},
        {"413 in JSON", answer(413, invalid), M::refused},
        {"400", answer(400, invalid), M::refused},
        {"409", answer(409, invalid), M::refused},
        {"422", answer(422, invalid), M::refused},
        {"417 of v14", answer(417, R"({"_server_messages":"[\"{\\\"message\\\":\\\"no\\\"}\"]"})"),
         M::refused},

        {"wrong secret", recorded("auth-wrong-secret-post"), M::not_for_us},
        {"no permission", recorded("insert-many-get"), M::not_for_us},
        {"403 in HTML", answer(403, html), M::not_for_us},
        {"unknown site", recorded("unknown-site"), M::not_for_us},
        {"404 in JSON", recorded("unknown-doctype"), M::not_for_us},
        {"301", recorded("nginx-301"), M::not_for_us},
        {"302", answer(302, ""), M::not_for_us},
        {"308", answer(308, ""), M::not_for_us},

        {"408", answer(408, html), M::unknown},
        {"408 in JSON", answer(408, invalid), M::unknown},
        {"417 that is not Frappe's", answer(417, html), M::unknown},
        {"400 that is not Frappe's", answer(400, html), M::unknown},
        {"405 that is not Frappe's", answer(405, html), M::unknown},
        {"500 in HTML", recorded("not-json-accept"), M::unknown},
        {"500 of a proxy in JSON", answer(500, R"({"message":"An unexpected error occurred"})"), M::unknown},
        {"500 and nothing", answer(500, ""), M::unknown},
        {"501", answer(501, invalid), M::unknown},
        {"502", recorded("nginx-502"), M::unknown},
        {"503 in HTML", answer(503, html), M::unknown},
        {"503 in JSON that is no maintenance", answer(503, invalid), M::unknown},
        {"504", recorded("nginx-504"), M::unknown},
        {"504 in JSON", answer(504, R"({"message":"Endpoint request timed out"})"), M::unknown},
        {"0", answer(0, ""), M::unknown},
    };
    for (const auto& row : table) {
        CAPTURE(row.what);
        CHECK(read_write_answer(row.exchange, 3).meaning == row.meaning);
    }
}

TEST_CASE("stored: the names in the order sent") {
    const auto read = read_write_answer(recorded("insert-many-created"), 3);
    CHECK(read.names ==
          Names{"EMP-CKIN-11-2026-011996", "EMP-CKIN-11-2026-011997", "EMP-CKIN-11-2026-011998"});
    CHECK(read.status == 200);
    CHECK(read.words.empty());
}

TEST_CASE("names are given only for what is stored") {
    const auto read = read_write_answer(recorded("insert-many-created"), 4);
    CHECK(read.names.empty());
    CHECK(read.words == "the answer to 4 check-ins names 3");
}

TEST_CASE("a refusal brings Frappe's type and words, a pause and the Date") {
    const auto refused = read_write_answer(recorded("checkin-inactive"), 1);
    CHECK(refused.status == 417);
    CHECK(refused.exc_type == "InactiveEmployeeStatusError");
    CHECK(refused.words == "Transactions cannot be created for an Inactive Employee HR-EMP-00150.");

    const auto limited = read_write_answer(recorded("rate-limit-1"), 1);
    CHECK(limited.retry_after == 1s);
    CHECK(limited.words == "it answered HTTP 429 (TooManyRequestsError)");

    const auto dated = read_write_answer(recorded("insert-many-get"), 1);
    CHECK(dated.date == Moment{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 16h + 48min + 38s});
}

TEST_CASE("an answer without words is told by its kind") {
    CHECK(read_write_answer(recorded("nginx-502"), 1).words ==
          "it answered HTTP 502: Bad Gateway nginx/1.22.1");
    CHECK(read_write_answer(answer(500, ""), 1).words == "it answered HTTP 500");
    CHECK(read_write_answer(recorded("nginx-301"), 1).words ==
          "it redirects to https://hr.example.com/redirect");
    CHECK(read_write_answer(http::TransportFailure{http::Failure::timeout, "no answer within 130 s"}, 1)
              .words == "no answer within 130 s");
}

TEST_CASE("what stands before the site is named, and what to do about it") {
    const auto asked = read_write_answer(
        answer(401, html, {{"server", "nginx/1.22.1"}, {"www-authenticate", "basic realm=\"Staff\""}}), 1);
    CHECK(asked.meaning == WriteMeaning::not_for_us);
    CHECK(asked.words == "nginx answered HTTP 401, for a password of its own (\"Staff\"): Something");
    CHECK(asked.advice.find("/api/") != std::string::npos);
    // A firewall may have looked at what the site answered.
    const auto filtered = read_write_answer(answer(406, html, {{"server", "nginx/1.22.1"}}), 1);
    CHECK(filtered.meaning == WriteMeaning::unknown);
    CHECK(filtered.advice == "whoever runs nginx has to let this host's requests to /api/ through");
    CHECK(read_write_answer(recorded("auth-wrong-secret-post"), 1).advice.empty());
    CHECK(read_write_answer(recorded("insert-many-get"), 1).advice.empty());
    CHECK(read_write_answer(recorded("nginx-502"), 1).advice.empty());
}

TEST_CASE("a failure is told by its class too") {
    CHECK(read_write_answer(recorded("checkin-bad-time"), 1).words ==
          "ParserError: Unknown string format: yesterday-ish");
    CHECK(read_write_answer(answer(500, R"({"exc_type":"ConnectionError"})"), 1).words ==
          "it answered HTTP 500 (ConnectionError)");
    CHECK(read_write_answer(answer(500, R"({"exception":"Something broke"})"), 1).words == "Something broke");
}
