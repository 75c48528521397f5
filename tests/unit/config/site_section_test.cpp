#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE("a site needs little, and the rest has defaults") {
    const auto reading = read(with_lobby(""));
    REQUIRE(reading.problems.empty());
    const auto& got = reading.config.site;
    CHECK(got.url == "https://hr.example.com");
    CHECK(got.api_key == "key");
    CHECK(got.employee_field == "attendance_device_id");
    CHECK_FALSE(got.time_zone);
    CHECK(got.batch == 100);
    CHECK(got.timeout == 60s);
    CHECK(got.request_limit == 150s);
    CHECK(got.write_timeout == 130s);
    CHECK_FALSE(got.tls.ca);
    CHECK(got.tls.verify);
}

TEST_CASE("a site can say everything") {
    const TemporaryFolder folder;
    const auto ca = folder.file("ca.pem", "-----BEGIN CERTIFICATE-----\n");
    const auto reading =
        read(with_site("employee_field = \"custom_badge\"\ntime_zone = \"Asia/Dubai\"\nbatch = 200\n"
                       "timeout = \"10s\"\nrequest_limit = \"5m\"\nwrite_timeout = \"4m\"\n"
                       "tls_ca = \"" +
                       ca.string() + "\"\ntls_verify = false"));
    REQUIRE(reading.problems.empty());
    const auto& got = reading.config.site;
    CHECK(got.employee_field == "custom_badge");
    CHECK(got.time_zone == "Asia/Dubai");
    CHECK(got.batch == 200);
    CHECK(got.timeout == 10s);
    CHECK(got.request_limit == 5min);
    CHECK(got.write_timeout == 4min);
    CHECK(got.tls.ca == ca);
    CHECK_FALSE(got.tls.verify);
}

TEST_CASE("the write timeout follows the request limit, and is at least half of it") {
    const auto [limit, expected] = GENERATE(table<const char*, std::chrono::seconds>(
        {{"150s", 130s}, {"40s", 20s}, {"30s", 15s}, {"21s", 11s}, {"1s", 1s}}));
    CAPTURE(limit);
    const auto reading = read(with_site("request_limit = \"" + std::string(limit) + "\""));
    REQUIRE(reading.problems.empty());
    CHECK(reading.config.site.write_timeout == expected);
}

TEST_CASE("the scheme of a URL comes out in lower case") {
    CHECK(read("[site]\nurl = \"HTTPS://HR.example.com\"\napi_key = \"k\"\n" + lobby).config.site.url ==
          "https://HR.example.com");
}

TEST_CASE("without a site there is nothing to do") {
    CHECK(problem(lobby) == "there is no [site]; expected one with url and api_key");
    CHECK_THAT(problem("site = 3\n" + lobby), Contains("site: is a whole number; expected a section [site]"));
}

TEST_CASE("what a site must have and has not is said") {
    CHECK_THAT(problem("[site]\napi_key = \"k\"\n" + lobby),
               Contains("[site]: url is missing; expected url = "));
    CHECK_THAT(problem("[site]\nurl = \"http://hr\"\n" + lobby), Contains("[site]: api_key is missing"));
}

TEST_CASE("mistakes in a site are found") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"batch = 0", "site.batch: is 0; expected 1 to 200"},
        {"batch = 201", "site.batch: is 201; expected 1 to 200"},
        {"batch = 100.0", "site.batch: is a number with a fraction; expected a whole number, 1 to 200"},
        {"batch = \"100\"", "site.batch: is text"},
        {"timeout = 60", "site.timeout: is a number without a unit; expected a number and s, m, h or d"},
        {"timeout = \"60\"", "site.timeout: \"60\" is not a duration"},
        {"timeout = \"0s\"", "site.timeout: is \"0s\"; expected more than nothing"},
        {"timeout = \"-1s\"", "site.timeout: \"-1s\" is not a duration"},
        {"timeout = true", "site.timeout: is true or false"},
        {"write_timeout = \"151s\"",
         "site.write_timeout: is 151 s; expected no more than request_limit, 150 s"},
        {"time_zone = \"Asia/Dubay\"", "did you mean Asia/Dubai?"},
        {"time_zone = \"dubai\"", "did you mean Asia/Dubai?"},
        {"time_zone = \"Nowhere/Land\"", "is not a zone that this system knows"},
        {"tls_verify = \"no\"", "site.tls_verify: is text; expected true or false"},
        {"tls_ca = \"ca.pem\"", "site.tls_ca: there is no file \"/etc/zksync/ca.pem\""},
        {"tls_ca = \"/etc\"", "site.tls_ca: there is no file \"/etc\""},
        {"employee_field = \"a b\"", "site.employee_field: \"a b\" is not the name of a field"},
        {"employee_field = \"\"", "site.employee_field: is empty"},
        {"tls_verfy = true", "site.tls_verfy: unknown key; did you mean tls_verify?"},
        {"colour = 1", "site.colour: unknown key; expected url, api_key, api_secret, api_secret_file"},
        {"[site.tls]", "[site.tls]: unknown section"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_site(more)), Contains(what));
}

TEST_CASE("an API key with the secret behind it is not quoted") {
    const auto what = problem("[site]\nurl = \"http://hr\"\napi_key = \"abc:s3cret\"\n" + lobby);
    CHECK_THAT(what, Contains("without the secret") && !Contains("s3cret"));
}
