#include "rig.hpp"

#include <sys/stat.h>

using namespace zksync;
using namespace zksync::rig;

namespace {

constexpr auto no_page = R"([])";

std::string authorization(const Rig& rig, std::size_t request) {
    return header_of(rig.transport.asked.at(request), "Authorization");
}

/// exp: 2026-11-22 08:00:00 UTC, the rig's now.
const std::string expired_now = "e30.eyJleHAiOjE3OTUzMzQ0MDB9.x";

} // namespace

TEST_CASE("the first request logs in, keeps the token for its owner only, and the next pass uses it") {
    Rig rig;
    rig.transport.will_answer({classic_token(), page(no_page), page(no_page)});

    CHECK_FALSE(rig.client().has_token());
    rig.client().transactions({}, 1, 100);
    CHECK(rig.client().has_token());
    rig.client().transactions({}, 1, 100);

    REQUIRE(rig.transport.asked.size() == 3);
    CHECK(rig.transport.asked[0].method == http::Method::post);
    CHECK(authorization(rig, 0).empty());
    CHECK(authorization(rig, 1) == "JWT tok-1");
    CHECK(authorization(rig, 2) == "JWT tok-1");
    CHECK(header_of(rig.transport.asked[1], "Accept") == "application/json");
    CHECK(rig.password_reads == 1);
    struct stat status {};
    REQUIRE(::stat(rig.token_file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(rig.kept().find("s3cret-pw") == std::string::npos);
}

TEST_CASE("a token of another account is not used") {
    Rig rig;
    rig.transport.will_answer({classic_token("tok-1"), page(no_page), classic_token("tok-2"), page(no_page)});
    rig.client().transactions({}, 1, 100);
    rig.device.username = "root";
    CHECK_FALSE(rig.client().has_token());
    rig.client().transactions({}, 1, 100);
    CHECK(authorization(rig, 3) == "JWT tok-2");
}

TEST_CASE("a token that has expired by its own hint is renewed without a try") {
    Rig rig;
    rig.clock.moment -= 5min;
    rig.transport.will_answer(
        {classic_token(expired_now), page(no_page), classic_token("tok-2"), page(no_page)});
    rig.client().transactions({}, 1, 100);
    CHECK(rig.client().has_token());
    rig.clock.moment += 5min;
    CHECK_FALSE(rig.client().has_token());
    rig.client().transactions({}, 1, 100);
    CHECK(rig.transport.asked.size() == 4);
}

TEST_CASE("a host clock that finds every token expired logs in once a pass, not once a request") {
    Rig rig;
    rig.clock.moment += 24h;
    rig.transport.will_answer({classic_token(expired_now), page(no_page), page(no_page), page(no_page)});
    auto client = rig.client();
    for (int i = 0; i < 3; ++i) client.transactions({}, 1, 100);
    CHECK(rig.transport.asked.size() == 4);
}

TEST_CASE("401 or 403: once more log in, and repeat the request once") {
    const int status = GENERATE(401, 403);
    Rig rig;
    rig.transport.will_answer({classic_token("tok-1"), page(no_page)});
    rig.client().transactions({}, 1, 100);
    rig.transport.will_answer({denied(status), classic_token("tok-2"), page(no_page)});

    auto client = rig.client();
    CHECK(client.transactions({}, 1, 100));

    REQUIRE(rig.transport.asked.size() == 5);
    CHECK(authorization(rig, 2) == "JWT tok-1");
    CHECK(authorization(rig, 3).empty());
    CHECK(authorization(rig, 4) == "JWT tok-2");
    CHECK(client.requests() == 3);
}

TEST_CASE("a 403 that a new login does not cure is refused, in the server's words") {
    Rig rig;
    const auto no = denied(403, "You do not have permission to perform this action.");
    rig.transport.will_answer({classic_token("tok-1"), no, classic_token("tok-2"), no});
    auto client = rig.client();
    const Error error = error_of([&] { client.transactions({}, 1, 100); });
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(std::string{error.what()}.find("You do not have permission") != std::string::npos);
    CHECK(error.hint().find("licence") != std::string::npos);
    CHECK(rig.transport.asked.size() == 4);
}

TEST_CASE("a new token that is answered 401 is tried in the other scheme, and that is remembered") {
    Rig rig;
    rig.transport.will_answer({classic_token("tok-1"),
                               denied(401, "Authentication credentials were not provided."), page(no_page),
                               page(no_page), denied(401), classic_token("tok-2"), page(no_page)});
    rig.client().transactions({}, 1, 100);
    auto second_pass = rig.client();
    second_pass.transactions({}, 1, 100);
    second_pass.transactions({}, 1, 100);

    REQUIRE(rig.transport.asked.size() == 7);
    CHECK(authorization(rig, 1) == "JWT tok-1");
    CHECK(authorization(rig, 2) == "Bearer tok-1");
    CHECK(authorization(rig, 3) == "Bearer tok-1");
    CHECK(authorization(rig, 6) == "Bearer tok-2");
}

TEST_CASE("a new token out of another field is sent as that field says") {
    Rig rig;
    rig.transport.will_answer({classic_token("tok-1"), page(no_page), denied(401),
                               json_answer(200, R"({"access":"tok-2","refresh":"r"})"), page(no_page)});
    auto client = rig.client();
    client.transactions({}, 1, 100);
    client.transactions({}, 1, 100);
    CHECK(authorization(rig, 4) == "Bearer tok-2");
}

TEST_CASE("a SimpleJWT token may be wanted as JWT") {
    Rig rig;
    rig.transport.will_answer({json_answer(200, R"({"access":"tok-1"})"), denied(401), page(no_page)});
    rig.client().transactions({}, 1, 100);
    CHECK(authorization(rig, 1) == "Bearer tok-1");
    CHECK(authorization(rig, 2) == "JWT tok-1");
}

TEST_CASE("a 403 that saw no credentials is a matter of the scheme too") {
    Rig rig;
    rig.transport.will_answer({classic_token("tok-1"),
                               denied(403, "Authentication credentials were not provided."), page(no_page)});
    rig.client().transactions({}, 1, 100);
    CHECK(authorization(rig, 2) == "Bearer tok-1");
}

TEST_CASE("a device that accepts no token at all is left alone after one more login") {
    Rig rig;
    rig.transport.will_answer(
        {classic_token("tok-1"), denied(401), denied(401), classic_token("tok-2"), denied(401), denied(401)});
    auto client = rig.client();
    const Error error = error_of([&] { client.transactions({}, 1, 100); });
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(std::string{error.what()}.find("Signature has expired.") != std::string::npos);
    CHECK(std::string{error.what()}.find("tok-") == std::string::npos);
    CHECK(rig.transport.script.empty());
}

TEST_CASE("a client renews its token a bounded number of times") {
    Rig rig;
    rig.transport.will_answer({classic_token(), page(no_page)});
    auto client = rig.client();
    client.transactions({}, 1, 100);
    int renewals = 0;
    for (int i = 0; i < 200; ++i) {
        rig.transport.script.clear();
        rig.transport.will_answer({denied(401), classic_token(), page(no_page)});
        try {
            client.transactions({}, 1, 100);
            ++renewals;
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::refused);
            break;
        }
    }
    CHECK(renewals == 64);
}

TEST_CASE("auth = token: a token without a life of its own, sent as Token, in no other scheme") {
    Rig rig;
    rig.device.auth = AuthScheme::token;
    rig.transport.will_answer({classic_token("abc"), denied(401), classic_token("def"), page(no_page)});
    rig.client().transactions({}, 1, 100);
    CHECK(rig.transport.asked[0].url == "http://192.168.1.100/api-token-auth/");
    CHECK(authorization(rig, 1) == "Token abc");
    CHECK(authorization(rig, 3) == "Token def");
}

TEST_CASE("a refused password is remembered for 15 minutes") {
    Rig rig;
    const auto refusal =
        GENERATE(json_answer(400, R"({"non_field_errors":["Unable to log in with provided credentials."]})"),
                 denied(401, "No active account found with the given credentials"));
    rig.transport.will_answer({refusal});
    const Error first = error_of([&] { rig.client().count({}); });
    CHECK(first.kind() == ErrorKind::refused);
    CHECK(std::string{first.what()}.find(
              "cannot log in to http://192.168.1.100: the device refused the password") == 0);
    CHECK(rig.kept().find("s3cret-pw") == std::string::npos);

    SECTION("further passes refuse without a request") {
        rig.clock.moment += 14min;
        const Error again = error_of([&] { rig.client().count({}); });
        CHECK(again.kind() == ErrorKind::refused);
        CHECK_THAT(again.what(), Catch::Contains("refused the password at ") &&
                                     Catch::Contains("; not trying again before ") &&
                                     Catch::Contains(", so that the account is not locked"));
        CHECK(again.hint() == "`zksync auth --device lobby` tries at once");
        CHECK(rig.transport.asked.size() == 1);
    }
    SECTION("after that it is tried again") {
        rig.clock.moment += 15min;
        rig.transport.will_answer({classic_token(), page(no_page)});
        CHECK(rig.client().count({}));
    }
    SECTION("a moment in the future counts as long ago") {
        rig.clock.moment -= 1h;
        rig.transport.will_answer({classic_token(), page(no_page)});
        CHECK(rig.client().count({}));
    }
    SECTION("a changed password is tried at once") {
        rig.password = "another";
        rig.transport.will_answer({classic_token(), page(no_page)});
        CHECK(rig.client().count({}));
    }
    SECTION("auth tries at once and forgets the refusal") {
        rig.transport.will_answer({http::TransportFailure{http::Failure::timeout, "no answer within 60 s"}});
        CHECK(error_of([&] { rig.client().log_in(); }).kind() == ErrorKind::unreachable);
        CHECK(rig.kept().find("refused") == std::string::npos);
        rig.transport.will_answer({classic_token()});
        rig.client().log_in();
        CHECK(rig.client().has_token());
    }
}

TEST_CASE("a malformed log-in is not remembered as a refusal") {
    Rig rig;
    rig.transport.will_answer({json_answer(400, R"({"password":["This field may not be blank."]})"),
                               classic_token(), page(no_page)});
    CHECK(error_of([&] { rig.client().count({}); }).kind() == ErrorKind::protocol);
    CHECK(rig.client().count({}));
}

TEST_CASE("once the renewal of a dead token is refused, no pass begins with that token") {
    Rig rig;
    rig.transport.will_answer({classic_token(), page(no_page)});
    rig.client().count({});
    rig.transport.will_answer(
        {denied(401), denied(401, "No active account found with the given credentials")});
    auto client = rig.client();
    CHECK(error_of([&] { client.count({}); }).kind() == ErrorKind::refused);
    CHECK(error_of([&] { client.count({}); }).kind() == ErrorKind::refused);
    CHECK(error_of([&] { rig.client().count({}); }).kind() == ErrorKind::refused);
    CHECK(rig.transport.asked.size() == 4);
}

TEST_CASE("a rehearsal writes nothing, and still knows its token") {
    Rig rig;
    rig.mode = TokenStore::Mode::forgetful;
    rig.transport.will_answer({classic_token(), page(no_page), page(no_page)});
    auto client = rig.client();
    client.count({});
    client.count({});
    CHECK_FALSE(std::filesystem::exists(rig.token_file()));

    rig.transport.will_answer({denied(401, "No active account found with the given credentials")});
    CHECK_THROWS_AS(rig.client().count({}), Error);
    CHECK_FALSE(std::filesystem::exists(rig.token_file()));
}

TEST_CASE("a log-in is repeated only where the password cannot have been looked at") {
    Rig rig;
    SECTION("not connected, busy, starting: again") {
        rig.transport.will_answer({http::TransportFailure{http::Failure::connect, "connection refused"},
                                   html(502), html(503), classic_token(), page(no_page)});
        CHECK(rig.client().count({}));
    }
    SECTION("bounded") {
        for (int i = 0; i < 4; ++i) rig.transport.will_answer({html(503)});
        CHECK(error_of([&] { rig.client().count({}); }).kind() == ErrorKind::unreachable);
        CHECK(rig.transport.script.empty());
    }
    SECTION("a wait that is too long is not waited for") {
        http::Response busy = denied(429, "Request was throttled. Expected available in 600 seconds.");
        busy.headers.emplace_back("retry-after", "600");
        rig.transport.will_answer({busy});
        CHECK_THAT(error_of([&] { rig.client().count({}); }).what(), Catch::Contains("throttled"));
    }
    SECTION("an answer that was lost: not again") {
        rig.transport.will_answer({http::TransportFailure{http::Failure::broken, "connection reset"}});
        const Error error = error_of([&] { rig.client().count({}); });
        CHECK(error.kind() == ErrorKind::unreachable);
        CHECK(std::string{error.what()} == "cannot log in to http://192.168.1.100: connection reset");
    }
}

TEST_CASE("no line of the log holds a token, a password or a row") {
    Rig rig;
    rig.transport.will_answer({classic_token(), page(R"([{"id":1,"emp_code":"0042","first_name":"Sara"}])"),
                               html(500), page(no_page)});
    auto client = rig.client();
    client.transactions({LocalTime::parse("2026-11-22"), {}}, 1, 100);
    client.count({});
    REQUIRE(rig.lines.size() >= 4);
    bool with_query = false;
    for (const std::string& line : rig.lines) {
        CHECK_THAT(line, !Catch::Contains("tok-1") && !Catch::Contains("s3cret-pw") &&
                             !Catch::Contains("0042") && !Catch::Contains("Sara") &&
                             !Catch::Contains("secret row"));
        with_query = with_query || (line.starts_with("GET http") &&
                                    line.find("/iclock/api/transactions/?page=1&") != std::string::npos &&
                                    line.find(": 200, ") != std::string::npos && line.ends_with(" ms"));
    }
    CHECK(with_query);
    CHECK_THAT(rig.lines.front(),
               Catch::StartsWith("POST http") && Catch::Contains("/jwt-api-token-auth/: 200, "));
}
