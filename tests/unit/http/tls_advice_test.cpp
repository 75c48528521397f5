#include "http/tls_advice.hpp"

#include <catch2/catch.hpp>

using namespace zksync::http;
using Catch::Matchers::Contains;

TEST_CASE("each trouble with TLS has a cure of its own, in the words of the configuration") {
    const WayKeys keys{"site.url", "site.tls_ca"};
    const auto advice = [&](TlsTrouble trouble) { return tls_advice(trouble, keys); };
    CHECK_THAT(advice(TlsTrouble::not_spoken), Contains("begin site.url with http://"));
    CHECK_THAT(advice(TlsTrouble::authority), Contains("in site.tls_ca"));
    CHECK_THAT(advice(TlsTrouble::other_authority), Contains("the file that site.tls_ca names has to hold"));
    CHECK_THAT(advice(TlsTrouble::other_name), Contains("into site.url"));
    CHECK_THAT(advice(TlsTrouble::date), Contains("renewed") && !Contains("tls_ca"));
    CHECK_THAT(advice(TlsTrouble::ca_file), Contains("site.tls_ca"));
    CHECK(advice(TlsTrouble::disagreement).empty());
    CHECK(advice(TlsTrouble::none).empty());
    CHECK(use_https(keys) == "begin site.url with https://");
}

TEST_CASE("a server that wants TLS says so in the words of nginx, Apache or Go") {
    const auto says = [](int status, const std::string& body) { return wants_tls({status, {}, body}); };
    CHECK(says(400, "<center>The plain HTTP request was sent to HTTPS port</center>"));
    CHECK(says(400, "You're speaking plain HTTP to an SSL-enabled server port."));
    CHECK(says(400, "Client sent an HTTP request to an HTTPS server.\n"));
    CHECK_FALSE(says(400, R"({"non_field_errors":["Unable to log in"]})"));
    CHECK_FALSE(says(200, "The plain HTTP request was sent to HTTPS port"));
}
