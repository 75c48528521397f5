#include "http/url.hpp"

#include <catch2/catch.hpp>

using namespace zksync::http;

TEST_CASE("everything that is not unreserved is percent-encoded") {
    CHECK(percent_encode("AZaz09-._~") == "AZaz09-._~");
    CHECK(percent_encode("a b&c=d/e+f%") == "a%20b%26c%3Dd%2Fe%2Bf%25");
    CHECK(percent_encode("ü") == "%C3%BC");
    CHECK(percent_encode("").empty());
}

TEST_CASE("a query is added to an address") {
    CHECK(with_query("http://x/y", {}) == "http://x/y");
    CHECK(with_query("http://x/y", {{"a", "1 2"}, {"b", ""}}) == "http://x/y?a=1%202&b=");
    CHECK(with_query("http://x/y?z=1", {{"a", "1"}}) == "http://x/y?z=1&a=1");
}

TEST_CASE("an address is taken apart") {
    const auto url = parse_url("HTTPS://hr.example.com:8443/api/method?a=b#c");
    REQUIRE(url);
    CHECK(url->scheme == "https");
    CHECK(url->host == "hr.example.com");
    CHECK(url->port == 8443);
    CHECK(parse_url("http://192.168.1.100")->port == 0);
    CHECK(parse_url("http://host?x")->host == "host");
    CHECK(parse_url("http://[fe80::1]:80/x")->host == "fe80::1");
    CHECK(parse_url("http://[fe80::1]:80/x")->port == 80);
    CHECK(parse_url("http://[::1]")->port == 0);
}

TEST_CASE("what is no http address is none") {
    const auto* text = GENERATE("", "hr.example.com", "ftp://x/", "http://", "http:///path", "http://:80",
                                "http://x:", "http://x:0", "http://x:65536", "http://x:8o", "http://x:-1",
                                "http://[::1", "http://[::1]80", "http://a b/", "http://x/\n",
                                "http://user:password@x/", "http:/x", "http://x:80:90");
    CAPTURE(text);
    CHECK_FALSE(parse_url(text));
}
