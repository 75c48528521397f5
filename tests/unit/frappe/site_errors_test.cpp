#include "frappe/site_errors.hpp"
#include "recorded.hpp"
#include "scripted_site.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::frappe;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::answer;
using test::error_of;
using test::html;
using test::recorded;

namespace {

const std::string site_url = "https://192.168.1.5:8443";

Error error_for(const http::Exchange& exchange, Forbidden forbidden = Forbidden::role_missing) {
    return error_of([&] { document_of(exchange, {"read the employees", forbidden}, site_url); });
}

} // namespace

TEST_CASE("a 200 with a JSON object is the answer") {
    CHECK(document_of(recorded("auth-ok"), {"ask"}, site_url)["message"].string() == "hr@example.com");
}

TEST_CASE("every other answer is an Error that says what to do") {
    struct Row {
        const char* what;
        http::Exchange exchange;
        ErrorKind kind;
        const char *reason, *hint;
    };
    using F = http::Failure;
    using K = ErrorKind;
    const std::vector<Row> table{
        {"connect", http::TransportFailure{F::connect, "connection refused"}, K::unreachable,
         "connection refused", "site.url"},
        {"resolve", http::TransportFailure{F::resolve, "unknown name"}, K::unreachable, "unknown name",
         "site.url"},
        {"tls", http::TransportFailure{F::tls, "self-signed certificate", {}, http::TlsTrouble::authority},
         K::unreachable, "self-signed", "site.tls_ca"},
        {"no TLS", http::TransportFailure{F::tls, "no TLS there", {}, http::TlsTrouble::not_spoken},
         K::unreachable, "no TLS", "begin site.url with http://"},
        {"a CA file that is none",
         http::TransportFailure{F::tls, "no certificate", {}, http::TlsTrouble::ca_file}, K::configuration,
         "no certificate", "see the file that site.tls_ca names"},
        {"TLS wanted", answer(400, "<center>The plain HTTP request was sent to HTTPS port</center>"),
         K::configuration, "speaks TLS at this port", "begin site.url with https://"},
        {"timeout", http::TransportFailure{F::timeout, "no answer within 60 s"}, K::unreachable,
         "no answer within 60 s", ""},
        {"broken", http::TransportFailure{F::broken, "connection reset"}, K::unreachable, "connection reset",
         ""},
        {"not HTTP", http::TransportFailure{F::not_http, "not HTTP"}, K::protocol, "not HTTP", "Frappe site"},
        {"unknown site", recorded("unknown-site"), K::configuration, "no site of the name 192.168.1.5",
         "an IP address ends here"},
        {"unknown site, version 14", recorded("unknown-site-14"), K::configuration,
         "no site of the name 192.168.1.5", "an IP address ends here"},
        {"unknown site, version 15", recorded("unknown-site-15"), K::configuration,
         "no site of the name 192.168.1.5 (it looked for 127.0.0.1)", "an IP address ends here"},
        {"unknown site, a developer's bench", recorded("unknown-site-16-bench"), K::configuration,
         "(it looked for other.localhost)", "an IP address ends here"},
        {"404 about something else", answer(404, "<p>The page does not exist.</p>"), K::configuration,
         "nothing there (404)", "Frappe site"},
        {"404 of a web server", answer(404, html), K::configuration, "404", "Frappe site"},
        {"404 in JSON", recorded("unknown-doctype"), K::configuration, "DocType No Such not found",
         "Frappe HR"},
        {"301", recorded("nginx-301"), K::configuration, "redirects to https://hr.example.com/redirect",
         "no trailing slash"},
        {"302 elsewhere", answer(302, "", {{"location", "/login?redirect-to=secret"}}), K::configuration,
         "redirects to /login", "site.url"},
        {"wrong secret", recorded("auth-wrong-secret"), K::refused, "refused the API key", "site.api_key"},
        {"wrong secret on old versions",
         answer(403,
                R"({"exc_type":"AuthenticationError","exception":"frappe.exceptions.AuthenticationError"})"),
         K::refused, "refused the API key", "site.api_key"},
        {"malformed header", recorded("auth-malformed"), K::refused, "a guest's", "not swapped"},
        {"no header, a POST", recorded("auth-none-post"), K::refused, "a guest's", "Authorization"},
        {"no permission", recorded("list-employees-no-permission"), K::refused,
         "User none@example.com does not have doctype access", "HR User"},
        {"key refused with words",
         answer(401, R"({"exception":"frappe.exceptions.AuthenticationError: User disabled"})"), K::refused,
         "refused the API key: User disabled", "site.api_key"},
        {"403 of a firewall", answer(403, html), K::refused, "it answered HTTP 403: Something", "firewall"},
        {"403 of nginx",
         answer(403,
                "<html><head><title>403 Forbidden</title></head><body>not allowed from this <b>IP</b> "
                "address</body></html>",
                {{"server", "nginx/1.24.0 (Ubuntu)"}}),
         K::refused, "nginx answered HTTP 403: not allowed from this IP address", "whoever runs nginx"},
        {"a password of nginx",
         answer(401, html, {{"server", "nginx"}, {"www-authenticate", "Basic realm=\"Staff only\""}}),
         K::refused, "nginx answered HTTP 401, for a password of its own (\"Staff only\"): Something",
         "except /api/ from the password that nginx wants"},
        {"401 of somebody", answer(401, ""), K::refused, "it answered HTTP 401", "before it"},
        {"401 of a gateway, in JSON", answer(401, R"({"message":"Unauthorized"})"), K::refused,
         R"(it answered HTTP 401: {"message":"Unauthorized"})", "before it"},
        {"402", answer(402, html, {{"server", "Caddy"}}), K::refused, "Caddy answered HTTP 402",
         "whoever runs Caddy"},
        {"406 of a firewall's rule", answer(406, html, {{"server", "Apache/2.4.57 (Debian)"}}), K::refused,
         "Apache answered HTTP 406", "whoever runs Apache"},
        {"403 of Cloudflare", answer(403, html, {{"cf-ray", "8f1-FRA"}}), K::refused,
         "Cloudflare answered HTTP 403", "whoever runs Cloudflare"},
        {"521 of Cloudflare", answer(521, "error code: 521", {{"server", "cloudflare"}}), K::unreachable,
         "Cloudflare answered HTTP 521: error code: 521", "the site's own server"},
        {"gunicorn is no front", answer(403, html, {{"server", "gunicorn"}}), K::refused,
         "it answered HTTP 403", "firewall"},
        {"500 in HTML may be the site's", answer(500, html, {{"server", "nginx"}}), K::unreachable,
         "it answered HTTP 500: Something", ""},
        {"429", answer(429, "", {{"retry-after", "7200"}}), K::unreachable, "for another 7200 s", ""},
        {"429 without a time", answer(429, html), K::unreachable, "rate limit is used up", ""},
        {"429 of Cloudflare", answer(429, html, {{"server", "cloudflare"}, {"retry-after", "3600"}}),
         K::unreachable, "Cloudflare answered HTTP 429: Something; it wants to be left alone for 3600 s",
         "whoever stands before the site"},
        {"429 of the site behind nginx",
         answer(429, html, {{"server", "nginx"}, {"x-ratelimit-limit", "50000"}, {"retry-after", "60"}}),
         K::unreachable, "the site's rate limit is used up, for another 60 s", ""},
        {"maintenance", recorded("maintenance"), K::unreachable, "under maintenance: Session Stopped", ""},
        {"502", recorded("nginx-502"), K::unreachable, "HTTP 502", ""},
        {"504", recorded("nginx-504"), K::unreachable, "HTTP 504", ""},
        {"500 in JSON", recorded("checkin-time-with-offset"), K::unreachable, "can't compare offset-naive",
         ""},
        {"408", answer(408, html), K::unreachable, "HTTP 408", ""},
        {"no such method", recorded("add-log-wrong-app"), K::configuration, "Failed to get method",
         "Frappe HR"},
        {"417 in JSON", recorded("checkin-inactive"), K::protocol, "Inactive Employee HR-EMP-00150", ""},
        {"417 of something else", answer(417, html), K::protocol, "HTTP 417", "Frappe site"},
        {"405", answer(405, html), K::protocol, "HTTP 405", "Frappe site"},
        {"200 in HTML", answer(200, html), K::protocol, "not Frappe's JSON", "Frappe site"},
        {"200 and nothing", answer(200, ""), K::protocol, "not Frappe's JSON", "Frappe site"},
        {"200 with a list", answer(200, "[]"), K::protocol, "not Frappe's JSON", "Frappe site"},
        {"202", answer(202, R"({"data":"ok"})"), K::protocol, "HTTP 202", ""},
    };
    for (const auto& row : table) {
        CAPTURE(row.what);
        const Error error = error_for(row.exchange);
        CHECK(error.kind() == row.kind);
        CHECK_THAT(error.what(), StartsWith("cannot read the employees at " + site_url + ": "));
        CHECK_THAT(error.what(), Contains(row.reason));
        CHECK_THAT(error.hint(), Contains(row.hint));
        CHECK_THAT(error.what(), !Contains("<") && !Contains("redirect-to"));
    }
}

TEST_CASE("where every logged-in user may ask, a 403 means a guest") {
    const Error error =
        error_for(answer(403, R"({"exc_type":"PermissionError","exception":"Nicht erlaubt"})"),
                  Forbidden::not_logged_in);
    CHECK_THAT(error.what(), Contains("a guest's"));
}

TEST_CASE("but not the 403 of something before the site") {
    const Error error = error_for(answer(403, html), Forbidden::not_logged_in);
    CHECK_THAT(error.what(), Contains("HTTP 403") && !Contains("key"));
    CHECK_THAT(error.hint(), !Contains("api_key"));
}

TEST_CASE("an unknown field is told apart, by whole words") {
    try {
        document_of(recorded("shift-type-new-field"), {"read"}, site_url);
        FAIL("no Error");
    } catch (const UnknownField& unknown) {
        CHECK(unknown.kind() == ErrorKind::protocol);
        CHECK(unknown.names("auto_update_last_sync"));
        CHECK_FALSE(unknown.names("auto_update_last"));
        CHECK_FALSE(unknown.names("last_sync"));
        CHECK_FALSE(unknown.names("name"));
    }
    const auto old = answer(
        500,
        R"j({"exception":"pymysql.err.OperationalError: (1054, \"Unknown column 'nope' in 'field list'\")"})j");
    CHECK_THROWS_AS(document_of(old, {"read"}, site_url), UnknownField);
}

TEST_CASE("what came through a proxy and is not in Frappe's words names the proxy, and the way around it") {
    const auto [status, location, kind] = GENERATE(table<int, std::string, ErrorKind>({
        {302, "http://login.example/", ErrorKind::configuration},
        {400, "", ErrorKind::protocol},
        {403, "", ErrorKind::refused},
        {404, "", ErrorKind::configuration},
        {407, "", ErrorKind::refused},
        {429, "", ErrorKind::unreachable},
        {503, "", ErrorKind::unreachable},
    }));
    const std::string body = GENERATE(R"({"message":"blocked by policy","error":"x"})", "<h1>Sign in</h1>");
    http::Response response{status, {{"location", location}, {"retry-after", "9"}}, body};
    response.proxy = "http://10.0.0.1:3128";
    const Error error = error_for(response);
    INFO(error.what() << "\n" << error.hint());
    CHECK(error.kind() == kind);
    CHECK_THAT(error.what(), Contains("through the proxy http://10.0.0.1:3128"));
    CHECK_THAT(error.what(), !Contains("rate limit is used up"));
    CHECK_THAT(error.hint(), Contains("proxy = \"none\""));
    CHECK_THAT(error.hint(), !Contains("write the address it redirects to"));
}

TEST_CASE("a redirect of the site's own, to https, is about site.url through a proxy too") {
    http::Response response{301, {{"location", "https://192.168.1.5:8443/x"}}, ""};
    response.proxy = "http://10.0.0.1:3128";
    CHECK_THAT(error_for(response).hint(), Contains("write the address it redirects to"));
}
