#include "frappe/write_answer.hpp"
#include "recorded.hpp"
#include "json/writer.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using test::recorded;

TEST_CASE("a real refusal becomes one clear sentence") {
    struct Row {
        const char *file, *exc_type, *words;
    };
    const auto row = GENERATE(
        Row{"checkin-inactive", "InactiveEmployeeStatusError",
            "Transactions cannot be created for an Inactive Employee HR-EMP-00150."},
        Row{"insert-many-unknown-employee", "LinkValidationError", "Could not find Employee: HR-EMP-99999"},
        Row{"maintenance", "SessionStopped", "Session Stopped"},
        Row{"lock-wait-timeout", "QueryTimeoutError",
            "(1205, 'Lock wait timeout exceeded; try restarting transaction')"},
        Row{"auth-malformed", "PermissionError",
            "You are not permitted to access this resource. Function frappe.auth.get_logged_user is not "
            "whitelisted."},
        Row{"checkin-no-create-permission", "PermissionError",
            "User none@example.com does not have doctype access via role permission for document Employee "
            "Checkin "
            "User none@example.com does not have access to this document"},
        Row{"auth-wrong-secret", "AuthenticationError", ""},
        Row{"unknown-doc", "DoesNotExistError", "Employee Checkin EMP-CKIN-NONE not found"});
    CAPTURE(row.file);
    const auto error = read_frappe_error(recorded(row.file).body);
    REQUIRE(error);
    CHECK(error->exc_type == row.exc_type);
    CHECK(error->words == row.words);
}

TEST_CASE("a duplicate's words name neither a person nor a check-in that may never have existed") {
    const auto error = read_frappe_error(recorded("checkin-duplicate").body);
    REQUIRE(error);
    CHECK(error->words == "This employee already has a log with the same timestamp.");
}

TEST_CASE("words are at most a line's length") {
    const auto error = read_frappe_error(recorded("checkin-long-device").body);
    REQUIRE(error);
    CHECK(error->words.size() <= 310);
    const std::string noise(5'000, 'x');
    CHECK(read_frappe_error(R"({"exception":"E: )" + noise + R"("})")->words.size() <= 310);
    CHECK(read_frappe_error(R"({"exc_type":"E)" + noise + R"("})")->exc_type.size() <= 90);
}

TEST_CASE("control characters of the site never reach a message") {
    const auto error = read_frappe_error(R"j({"exception":"ValidationError: a\u001b[31mb\u0007"})j");
    CHECK(error->words == "a?[31mb?");
}

TEST_CASE("without exc_type, as older versions answer, the exception's class is taken") {
    struct Row {
        const char *body, *exc_type, *words;
    };
    const auto row = GENERATE(
        Row{R"j({"exception":"frappe.exceptions.QueryDeadlockError: (1213, 'Deadlock found')"})j",
            "QueryDeadlockError", "(1213, 'Deadlock found')"},
        Row{R"j({"exception":"frappe.exceptions.SessionStopped"})j", "SessionStopped", ""},
        Row{R"j({"exc":"[\"Traceback (most recent call last):\\n  File x\\nfrappe.exceptions.QueryTimeoutError: late\\n\"]"})j",
            "QueryTimeoutError", "late"},
        Row{R"j({"exc":"Traceback:\n  x\nfrappe.exceptions.InReadOnlyMode: no"})j", "InReadOnlyMode", "no"},
        Row{R"j({"exception":"pymysql.err.OperationalError: (1205, 'Lock wait timeout exceeded')"})j",
            "QueryTimeoutError", "(1205, 'Lock wait timeout exceeded')"},
        Row{R"j({"exception":"pymysql.err.OperationalError: (1213, 'Deadlock')"})j", "QueryDeadlockError",
            "(1213, 'Deadlock')"},
        Row{R"j({"exception":"pymysql.err.OperationalError: (1054, 'x')"})j", "OperationalError",
            "(1054, 'x')"},
        Row{R"j({"exception":"Something went wrong: really"})j", "", "Something went wrong: really"},
        Row{R"j({"exception":"","exc_type":""})j", "", ""});
    CAPTURE(row.body);
    const auto error = read_frappe_error(row.body);
    REQUIRE(error);
    CHECK(error->exc_type == row.exc_type);
    CHECK(error->words == row.words);
}

TEST_CASE("several messages are joined, and odd ones survived") {
    CHECK(
        read_frappe_error(
            R"j({"_server_messages":"[\"{\\\"message\\\":\\\"one\\\"}\",\"{\\\"message\\\":\\\"two\\\"}\"]"})j")
            ->words == "one; two");
    CHECK(read_frappe_error(R"j({"_server_messages":"[\"plain\", {\"message\":[\"a\",\"b\"]}, 3, null]"})j")
              ->words == "plain; a, b; 3");
    CHECK(read_frappe_error(R"j({"_server_messages":"not json","exception":"E: told"})j")->words == "told");
    CHECK(read_frappe_error(R"j({"_server_messages":17,"_error_message":"No <b>permission</b>"})j")->words ==
          "No permission");
}

TEST_CASE("what is not Frappe's JSON is none") {
    CHECK_FALSE(read_frappe_error(""));
    CHECK_FALSE(read_frappe_error("<html></html>"));
    CHECK_FALSE(read_frappe_error("[1]"));
    CHECK_FALSE(read_frappe_error("null"));
    CHECK_FALSE(read_frappe_error(R"j({"error":"from a proxy"})j"));
    CHECK(read_frappe_error(R"j({"message":1})j"));
    CHECK(read_frappe_error(R"j({"data":[]})j"));
}

TEST_CASE("a message within a message within a message overflows nothing") {
    std::string nested;
    for (int level = 0; level < 300'000; ++level) nested += R"({"message":)";
    nested += R"("no")" + std::string(300'000, '}');
    json::Writer body;
    body.begin_object().member("_server_messages", "[" + nested + "]").end_object();
    const auto error = read_frappe_error(body.text());
    REQUIRE(error);
    CHECK(error->words == "no");
}
