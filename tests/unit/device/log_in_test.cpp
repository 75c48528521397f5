#include "device/log_in.hpp"

#include "rig.hpp"
#include "json/value.hpp"

using namespace zksync;
using rig::denied;
using rig::header_of;
using rig::html;
using rig::redirect;

namespace {

const Secret password{"s3cret-pw"};

DeviceConfig lobby() {
    DeviceConfig device;
    device.name = "lobby";
    device.url = "http://192.168.1.100";
    device.username = "admin";
    return device;
}

Token token_from(const DeviceConfig& device, const std::string& body) {
    return std::get<Token>(read_log_in(device, password, rig::json_answer(200, body)));
}

Error error_from(const DeviceConfig& device, const http::Response& response) {
    return rig::error_of([&] { read_log_in(device, password, response); });
}

} // namespace

TEST_CASE("a log-in sends username and password as JSON, and no old Authorization") {
    const http::Request request = log_in_request(lobby(), password);
    CHECK(request.method == http::Method::post);
    CHECK(request.url == "http://192.168.1.100/jwt-api-token-auth/");
    CHECK(request.body == R"({"username":"admin","password":"s3cret-pw"})");
    CHECK(header_of(request, "Content-Type") == "application/json");
    CHECK(header_of(request, "Accept") == "application/json");
    CHECK(header_of(request, "Authorization").empty());
    CHECK(request.connection == http::Connection::fresh);
}

TEST_CASE("cloud editions get company and email, and the username where there is one") {
    DeviceConfig device = lobby();
    device.company = "acme";
    device.email = "it@example.com";
    CHECK(log_in_request(device, password).body ==
          R"({"company":"acme","email":"it@example.com","username":"admin","password":"s3cret-pw"})");
    device.username.clear();
    CHECK(log_in_request(device, password).body ==
          R"({"company":"acme","email":"it@example.com","password":"s3cret-pw"})");
}

TEST_CASE("the path is the configured one, or the default of the way of logging in") {
    DeviceConfig device = lobby();
    device.auth = AuthScheme::token;
    CHECK(log_in_path(device) == "/api-token-auth/");
    device.login_path = "/api/jwt-api-token-auth/";
    CHECK(log_in_request(device, password).url == "http://192.168.1.100/api/jwt-api-token-auth/");
}

TEST_CASE("the field that the token comes in tells its scheme") {
    const auto [body, scheme] =
        GENERATE(table<std::string, std::string>({{R"({"token":"abc"})", "JWT"},
                                                  {R"({"access":"abc","refresh":"def"})", "Bearer"},
                                                  {R"({"access_token":"abc"})", "Bearer"},
                                                  {R"({"token":"","access":"abc"})", "Bearer"}}));
    const Token token = token_from(lobby(), body);
    CHECK(token.secret.reveal() == "abc");
    CHECK(token.scheme == scheme);
    CHECK_FALSE(token.expires);

    DeviceConfig device = lobby();
    device.auth = AuthScheme::token;
    CHECK(token_from(device, R"({"token":"abc"})").scheme == "Token");
}

TEST_CASE("the exp of the token is kept") {
    const Token token = token_from(lobby(), R"({"token":"e30.eyJleHAiOjE3OTUzMzQ0MDB9.x"})");
    CHECK(token.expires == Moment{std::chrono::seconds{1795334400}});
}

TEST_CASE("a refused password is told from a malformed request") {
    const auto refused = [](const http::Response& response) {
        return std::holds_alternative<PasswordRefused>(read_log_in(lobby(), password, response));
    };
    CHECK(refused(
        rig::json_answer(400, R"({"non_field_errors":["Unable to log in with provided credentials."]})")));
    CHECK(refused(denied(401, "No active account found with the given credentials")));

    const auto body = GENERATE(as<std::string>(), R"({"password":["This field may not be blank."]})",
                               R"({"detail":"JSON parse error - Expecting value"})", "", "<html>");
    const Error error = error_from(lobby(), rig::json_answer(400, body));
    CHECK(error.kind() == ErrorKind::protocol);
    CHECK(std::string{error.what()}.find("could not read the log-in (400)") != std::string::npos);
}

TEST_CASE("what is not in the API's words judges no password, and names who gave it") {
    const auto [body, type] =
        GENERATE(table<std::string, std::string>({{"<html><body>Please sign in</body></html>", "text/html"},
                                                  {"Unauthorized", "text/plain"},
                                                  {R"({"message":"Unauthorized"})", "application/json"},
                                                  {"", "application/json"}}));
    const Error error = error_from(lobby(), {401, {{"server", "nginx/1.24"}, {"content-type", type}}, body});
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(std::string{error.what()}.find("nginx answered HTTP 401") != std::string::npos);
    CHECK(std::string{error.what()}.find("refused the password") == std::string::npos);
    CHECK(error.hint().find("whoever runs nginx") != std::string::npos);
}

TEST_CASE("a device that wants a company says so") {
    CHECK(error_from(lobby(), rig::json_answer(400, R"({"company":["This field is required."]})"))
              .hint()
              .find("cloud") != std::string::npos);
}

TEST_CASE("a build without the default route is a matter of the configuration") {
    const http::Response answer =
        GENERATE(html(404), denied(405, "Method \\\"POST\\\" not allowed."), html(200),
                 redirect(302, "/login/?next=/jwt-api-token-auth/"), denied(404, "Not found."));
    const Error error = error_from(lobby(), answer);
    CHECK(error.kind() == ErrorKind::configuration);
    CHECK(
        std::string{error.what()}.find(
            "cannot log in to http://192.168.1.100: the device has no login route /jwt-api-token-auth/ (") ==
        0);
    CHECK(error.hint().find(R"(login_path = "/api/jwt-api-token-auth/" (EasyTime Pro) or auth = "token")") ==
          0);
}

TEST_CASE(
    "where logging in has worked before, the server is away, and nothing is wrong with the configuration") {
    DeviceConfig device = lobby();
    device.login_path = GENERATE("", "/api/login");
    const http::Response answer =
        GENERATE(html(404), denied(405, "Method \\\"POST\\\" not allowed."), html(200),
                 redirect(302, "/login/?next=/jwt-api-token-auth/"), denied(404, "Not found."));
    try {
        read_log_in(device, password, answer, LoggedIn::before);
        FAIL("a token came");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::unreachable);
        CHECK_THAT(error.what(), Catch::Contains("has worked before"));
        CHECK_THAT(error.hint(), Catch::Contains("the next pass tries again"));
    }
}

TEST_CASE("a redirect to https is about the url") {
    const Error error = error_from(lobby(), redirect(301, "https://192.168.1.100/jwt-api-token-auth/"));
    CHECK(error.kind() == ErrorKind::protocol);
    CHECK(error.hint().find("https://") != std::string::npos);
}

TEST_CASE("an own login_path is judged as what it says") {
    DeviceConfig device = lobby();
    device.login_path = "/api/login";
    CHECK(error_from(device, html(404)).kind() == ErrorKind::configuration);
    CHECK(error_from(device, html(404)).hint().find("login_path") != std::string::npos);
    CHECK(error_from(device, html(200)).kind() == ErrorKind::protocol);
    const Error slash = error_from(device, redirect(301, "/api/login/"));
    CHECK(slash.kind() == ErrorKind::protocol);
    CHECK(slash.hint().find("end with /") != std::string::npos);
}

TEST_CASE("other answers to a log-in") {
    const auto [status, kind] = GENERATE(table<int, ErrorKind>({{403, ErrorKind::refused},
                                                                {415, ErrorKind::protocol},
                                                                {500, ErrorKind::unreachable},
                                                                {503, ErrorKind::unreachable}}));
    CHECK(error_from(lobby(), denied(status, "words")).kind() == kind);
}

TEST_CASE("a 200 without a token that can be sent is nonsense") {
    const auto body = GENERATE(as<std::string>(), R"({"code":1,"msg":"no licence"})", "", "{", "[]",
                               R"({"token":5})", R"({"token":"a\r\nEvil: 1"})");
    const Error error = error_from(lobby(), rig::json_answer(200, body));
    CHECK(error.kind() == ErrorKind::protocol);
    CHECK(std::string{error.what()}.find("Evil") == std::string::npos);
}

TEST_CASE("the password is blotted out of the server's words") {
    const auto outcome = read_log_in(lobby(), password, denied(401, "s3cret-pw is wrong"));
    CHECK(std::get<PasswordRefused>(outcome).words == "* is wrong");
}

TEST_CASE("fingerprints tell accounts and passwords apart") {
    DeviceConfig other = lobby();
    other.username = "root";
    CHECK(account_fingerprint(lobby()) == account_fingerprint(lobby()));
    CHECK(account_fingerprint(lobby()) != account_fingerprint(other));
    other = lobby();
    other.auth = AuthScheme::token;
    CHECK(account_fingerprint(lobby()) != account_fingerprint(other));
    other = lobby();
    other.company = "acme";
    CHECK(account_fingerprint(lobby()) != account_fingerprint(other));
    CHECK(credentials_fingerprint(lobby(), Secret{"a"}) != credentials_fingerprint(lobby(), Secret{"b"}));
}
