#include "http/retry.hpp"

#include <catch2/catch.hpp>

#include <deque>

using namespace zksync;
using namespace zksync::http;
using namespace std::chrono_literals;

namespace {

/// Gives the outcomes it was told, one after the other.
class ScriptedTransport : public Transport {
public:
    explicit ScriptedTransport(std::deque<Exchange> outcomes) : outcomes_(std::move(outcomes)) {}

    Exchange perform(const Request&) override {
        ++performed;
        Exchange next = outcomes_.front();
        outcomes_.pop_front();
        return next;
    }

    int performed = 0;

private:
    std::deque<Exchange> outcomes_;
};

Exchange status(int code, std::vector<std::pair<std::string, std::string>> headers = {}) {
    return Response{code, std::move(headers), ""};
}

constexpr RetryPolicy quick{4, 1ms, 4ms, 2s};

int status_of(const Exchange& exchange) { return std::get<Response>(exchange).status; }

} // namespace

TEST_CASE("the pause doubles up to the longest, less by chance") {
    const RetryPolicy policy;
    CHECK(retry_delay(policy, 1, 1.0, {}) == 500ms);
    CHECK(retry_delay(policy, 2, 1.0, {}) == 1s);
    CHECK(retry_delay(policy, 3, 1.0, {}) == 2s);
    CHECK(retry_delay(policy, 3, 0.5, {}) == 1s);
    CHECK(retry_delay(policy, 100, 1.0, {}) == 30s);
    CHECK(retry_delay(policy, 5000, 0.5, {}) == 15s);
}

TEST_CASE("the pause is never shorter than what the server asks for") {
    CHECK(retry_delay({}, 1, 1.0, 20s) == 20s);
    CHECK(retry_delay({}, 100, 1.0, 20s) == 30s);
}

TEST_CASE("Retry-After is a number of seconds or a date") {
    const auto asked = [](std::vector<std::pair<std::string, std::string>> headers) {
        return retry_after(Response{429, std::move(headers), ""});
    };
    CHECK(asked({{"retry-after", "120"}}) == 120s);
    CHECK(asked({{"retry-after", "0"}}) == 0s);
    const std::pair<std::string, std::string> date{"date", "Sun, 22 Nov 2026 08:00:00 GMT"};
    CHECK(asked({date, {"retry-after", "Sun, 22 Nov 2026 08:01:30 GMT"}}) == 90s);
    CHECK(asked({date, {"retry-after", "Sun, 22 Nov 2026 07:00:00 GMT"}}) == 0s);
    CHECK_FALSE(asked({{"retry-after", "Sun, 22 Nov 2026 08:01:30 GMT"}}));
    CHECK_FALSE(asked({{"retry-after", "soon"}}));
    CHECK_FALSE(asked({{"retry-after", "-5"}}));
    CHECK_FALSE(asked({}));
}

TEST_CASE("the server's clock is its Date header") {
    using namespace std::chrono;
    const Response dated{200, {{"date", "Sun, 22 Nov 2026 08:00:00 GMT"}}, ""};
    CHECK(server_date(dated) == sys_days{year{2026} / 11 / 22} + 8h);
    CHECK_FALSE(server_date(Response{200, {{"date", "whenever"}}, ""}));
    CHECK_FALSE(server_date(Response{}));
}

TEST_CASE("only what may go away by itself is tried again") {
    for (const int code : {408, 429, 500, 502, 503, 504}) CHECK(is_transient(status(code)));
    for (const int code : {200, 302, 400, 401, 403, 404, 413, 417, 501})
        CHECK_FALSE(is_transient(status(code)));
    for (const auto kind : {Failure::connect, Failure::timeout, Failure::broken, Failure::not_http}) {
        CHECK(is_transient(TransportFailure{kind, ""}));
    }
    for (const auto kind : {Failure::resolve, Failure::tls, Failure::too_large}) {
        CHECK_FALSE(is_transient(TransportFailure{kind, ""}));
    }
}

TEST_CASE("a transient outcome is tried again, with a line that says why") {
    ScriptedTransport transport{
        {TransportFailure{Failure::connect, "connection refused"}, status(503), status(200)}};
    std::vector<std::string> lines;
    const Log log{[&](Level level, std::string_view line) {
        CHECK(level == Level::info);
        lines.emplace_back(line);
    }};
    Request request;
    request.url = "http://192.168.1.100/iclock/api/transactions/?emp_code=42";
    CHECK(status_of(perform_with_retries(transport, request, quick, log)) == 200);
    CHECK(transport.performed == 3);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "GET http://192.168.1.100/iclock/api/transactions/: connection refused; trying again "
                      "in 0.0 s (2 of 4)");
    CHECK_THAT(lines[1], Catch::Contains("the answer was 503") && Catch::Contains("(3 of 4)"));
}

TEST_CASE("the last outcome is handed back, whatever it is") {
    ScriptedTransport transport{{status(503), status(503), status(503), status(502), status(200)}};
    CHECK(status_of(perform_with_retries(transport, {}, quick, {})) == 502);
    CHECK(transport.performed == 4);
}

TEST_CASE("an answer that is none of ours to repeat comes back at once") {
    ScriptedTransport transport{{status(403), status(200)}};
    CHECK(status_of(perform_with_retries(transport, {}, quick, {})) == 403);
    CHECK(transport.performed == 1);
}

TEST_CASE("a server that asks for more patience than there is gets none") {
    ScriptedTransport transport{{status(429, {{"retry-after", "3"}}), status(200)}};
    CHECK(status_of(perform_with_retries(transport, {}, quick, {})) == 429);
    CHECK(transport.performed == 1);
}

TEST_CASE("a server's Retry-After is waited for") {
    ScriptedTransport transport{{status(429, {{"retry-after", "1"}}), status(200)}};
    const auto begin = std::chrono::steady_clock::now();
    CHECK(status_of(perform_with_retries(transport, {}, quick, {})) == 200);
    CHECK(std::chrono::steady_clock::now() - begin >= 1s);
}
