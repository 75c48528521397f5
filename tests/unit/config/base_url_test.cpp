#include "config/base_url.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;
using Catch::Matchers::Contains;

TEST_CASE("a scheme and a host, perhaps with a port, are a base URL") {
    const auto* url =
        GENERATE("http://192.168.1.100", "https://hr.example.com", "HTTP://hr", "http://hr:8000",
                 "http://[fe80::1]:8081", "http://[::1]", "http://my_device.local");
    CAPTURE(url);
    CHECK(base_url_problem(url).empty());
}

TEST_CASE("anything more or less is not, and the message says what") {
    const auto [url, what] = GENERATE(table<const char*, const char*>({
        {"192.168.1.100", "has no scheme"},
        {"hr.example.com:443", "has no scheme"},
        {"ftp://hr.example.com", "expected http or https"},
        {"https://hr.example.com/", "ends in a slash"},
        {"https://hr.example.com//", "ends in a slash"},
        {"https://hr.example.com/app", "has a path"},
        {"https://hr.example.com?x=1", "has a query"},
        {"https://hr.example.com/#x", "a fragment"},
        {"https://", "not the name or address of a host"},
        {"https://:443", "not the name or address of a host"},
        {"https://a b", "not the name or address of a host"},
        {"https://[::1", "not the name or address of a host"},
        {"https://hr:0", "not a port"},
        {"https://hr:65536", "not a port"},
        {"https://hr:", "not a port"},
    }));
    CAPTURE(url);
    CHECK_THAT(base_url_problem(url), Contains(what));
}

TEST_CASE("a device may live below a path") {
    const auto* url =
        GENERATE("http://gate/biotime", "https://gate:8443/a/b", "http://[::1]/x", "http://gate");
    CAPTURE(url);
    CHECK(base_url_problem(url, BelowPath::allowed).empty());
    const auto* other =
        GENERATE("http://gate/", "http://gate/biotime/", "http://gate/a//b", "http://gate/../a",
                 "http://gate/a b", "http://gate/a?x=1", "http:///biotime");
    CAPTURE(other);
    CHECK_THAT(base_url_problem(other, BelowPath::allowed), Contains("expected a"));
}

TEST_CASE("a URL with a password in it is not quoted") {
    const auto problem = base_url_problem("https://admin:s3cret@hr.example.com");
    CHECK_THAT(problem, Contains("a user or a password"));
    CHECK_THAT(problem, !Contains("s3cret"));
}

TEST_CASE("one place has one text to compare") {
    CHECK(comparable_url("HTTP://Lobby.local:80") == comparable_url("http://lobby.local"));
    CHECK(comparable_url("https://hr:443") == comparable_url("https://hr"));
    CHECK(comparable_url("http://hr:443") != comparable_url("https://hr"));
    CHECK(comparable_url("HTTP://Gate:80/BioTime") == comparable_url("http://gate/BioTime"));
    CHECK(comparable_url("http://gate/BioTime") != comparable_url("http://gate/biotime"));
}

TEST_CASE("a proxy is none, or an address with its port") {
    const auto* proxy = GENERATE("none", "http://10.0.0.1:3128", "https://proxy.example:443",
                                 "socks5://[::1]:1080", "socks5h://tor:9050");
    CAPTURE(proxy);
    CHECK(proxy_problem(proxy).empty());
}

TEST_CASE("anything else is no proxy, and a password is not quoted") {
    const auto* proxy =
        GENERATE("", "None", "10.0.0.1:3128", "http://10.0.0.1", "http://[::1]", "ftp://10.0.0.1:21",
                 "http://10.0.0.1:0", "http://10.0.0.1:3128/", "http://:3128");
    CAPTURE(proxy);
    CHECK_THAT(proxy_problem(proxy), Contains("is no proxy"));
    CHECK_THAT(proxy_problem("http://u:s3cret@10.0.0.1:3128"), Contains("http_proxy") && !Contains("s3cret"));
}
