#include "scripted_site.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::answer;
using test::error_of;
using test::Given;
using test::header;
using test::recorded;
using Texts = std::vector<std::string>;

TEST_CASE("who am I") {
    Given given{recorded("auth-ok")};
    CHECK(given.client.who_am_i() == "hr@example.com");
    CHECK(given.site.asked[0].method == http::Method::get);
    CHECK(given.site.asked[0].url == "https://hr.example.com/api/method/frappe.auth.get_logged_user");
}

TEST_CASE("a key that the site refuses, and a header that does not arrive") {
    for (const auto* file : {"auth-wrong-secret", "auth-unknown-key", "auth-malformed", "auth-none"}) {
        CAPTURE(file);
        Given given{recorded(file)};
        const Error error = error_of([&] { given.client.who_am_i(); });
        CHECK(error.kind() == ErrorKind::refused);
        CHECK_THAT(error.hint(), Contains("site.api_key"));
        CHECK(given.client.requests() == 1);
    }
    for (const auto* body : {"{}", R"({"message":""})", R"({"message":{}})"}) {
        Given given{answer(200, body)};
        CHECK(error_of([&] { given.client.who_am_i(); }).kind() == ErrorKind::protocol);
    }
}

TEST_CASE("every request carries the headers, and the secret is read once, when it is needed") {
    Given given{recorded("auth-ok"), recorded("names-read-back")};
    CHECK(given.secret_read == 0);
    given.client.who_am_i();
    given.client.checkins_named(Texts{"a"});
    CHECK(given.secret_read == 1);
    for (const auto& request : given.site.asked) {
        CHECK(header(request, "Authorization") == "token key1:" + test::secret_text);
        CHECK(header(request, "Accept") == "application/json");
        CHECK(header(request, "Cookie").empty());
        CHECK(request.timeout == 60s);
        CHECK_FALSE(request.url.ends_with('/'));
    }
    CHECK(header(given.site.asked[0], "Content-Type").empty());
    CHECK(header(given.site.asked[1], "Content-Type") == "application/json");
}

TEST_CASE("the roles of a user") {
    Given given{recorded("roles-method")};
    CHECK(given.client.roles("hr@example.com") == Texts{"HR User", "All", "Guest", "Desk User"});
    CHECK(given.site.asked[0].url ==
          "https://hr.example.com/api/method/frappe.core.doctype.user.user.get_roles?uid=hr%40example.com");
    given.site.then(recorded("rehearsal-none"));
    CHECK(error_of([&] { given.client.roles("x"); }).kind() == ErrorKind::refused);
    given.site.then(answer(200, "{}"));
    CHECK(error_of([&] { given.client.roles("x"); }).kind() == ErrorKind::protocol);
}

TEST_CASE("the permission table of Employee Checkin") {
    Given given{recorded("doctype-permissions")};
    const auto lines = given.client.checkin_permissions();
    REQUIRE(lines.size() == 10);
    CHECK((lines[0].role == "HR User" && lines[0].level == 0 && lines[0].create));
    CHECK((lines[3].role == "HR User" && lines[3].level == 1 && lines[3].write && !lines[3].create));
    CHECK((lines[5].role == "Employee" && lines[5].level == 1 && lines[5].read && !lines[5].write));
    CHECK((lines[8].role == "Checkin Writer" && lines[8].level == 0 && lines[8].create));
    CHECK_THAT(given.site.asked[0].url, Contains("getdoctype?doctype=Employee%20Checkin"));
}

TEST_CASE("the permissions are those of Employee Checkin, not of what comes with it") {
    Given given{
        answer(200, R"({"docs":[{"name":"Other","permissions":[{"role":"A"}]},{"name":"Employee Checkin",
                               "permissions":[{"role":"B","permlevel":1,"write":1}]}]})"),
        answer(200, R"({"docs":[{"name":"Other"}]})"), recorded("unknown-doctype")};
    const auto lines = given.client.checkin_permissions();
    REQUIRE(lines.size() == 1);
    CHECK((lines[0].role == "B" && lines[0].level == 1 && lines[0].write && !lines[0].read &&
           !lines[0].create));
    CHECK(error_of([&] { given.client.checkin_permissions(); }).kind() == ErrorKind::protocol);
    const Error missing = error_of([&] { given.client.checkin_permissions(); });
    CHECK(missing.kind() == ErrorKind::configuration);
    CHECK_THAT(missing.hint(), Contains("Frappe HR"));
}

TEST_CASE("versions and the profile's time zone") {
    Given given{recorded("versions"), recorded("time-zone-hr"), recorded("versions-guest"),
                answer(200, "{}")};
    const auto versions = given.client.versions();
    CHECK(versions.size() == 3);
    CHECK(versions.at("hrms") == "16.0.0-dev");
    CHECK(given.client.profile_time_zone() == "Asia/Dubai");
    CHECK_THAT(error_of([&] { given.client.versions(); }).what(), Contains("a guest's"));
    CHECK(given.client.profile_time_zone().empty());
}

TEST_CASE("the Date of the last answer, and the number of requests") {
    Given given{recorded("roles-method"), recorded("auth-ok")};
    CHECK_FALSE(given.client.server_date());
    CHECK(given.client.requests() == 0);
    given.client.roles("x");
    CHECK(given.client.server_date() ==
          Moment{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 16h + 48min + 39s});
    given.client.who_am_i();
    CHECK_FALSE(given.client.server_date());
    CHECK(given.client.requests() == 2);
}

TEST_CASE("a read is repeated while the fault is transient, and each attempt counts") {
    Given given{recorded("nginx-502"), recorded("auth-ok")};
    CHECK(given.client.who_am_i() == "hr@example.com");
    CHECK(given.client.requests() == 2);
}
