#include "http/curl_failure.hpp"

#include <catch2/catch.hpp>

#include <cerrno>

using namespace zksync::http;

namespace {

Request request() {
    Request request;
    request.url = "https://hr.example/api";
    return request;
}

TransportFailure before_request(CURLcode code, std::string details, long os_error = 0) {
    Ending ending;
    ending.code = code;
    ending.details = std::move(details);
    ending.os_error = os_error;
    return explain(ending, request());
}

} // namespace

TEST_CASE("why no connection came to stand is said in words") {
    CHECK(before_request(CURLE_COULDNT_RESOLVE_HOST, "").why == "the name hr.example is not known");
    CHECK(before_request(CURLE_COULDNT_CONNECT, "", ECONNREFUSED).why == "connection refused");
    CHECK(before_request(CURLE_COULDNT_CONNECT, "", EHOSTUNREACH).why == "no route to host");
    CHECK(before_request(CURLE_OPERATION_TIMEDOUT, "").why == "nobody answered within 10 s");
}

TEST_CASE("why TLS was not agreed on is said in words, with the way out where there is one") {
    const auto certificate = [](const char* details) {
        return before_request(CURLE_PEER_FAILED_VERIFICATION, details).why;
    };
    CHECK(certificate("SSL certificate problem: self-signed certificate") ==
          "the certificate is not trusted: self-signed certificate");
    CHECK(certificate("SSL certificate problem: unable to get local issuer certificate") ==
          "the certificate is not trusted: unable to get local issuer certificate");
    CHECK(certificate("SSL certificate problem: certificate has expired") ==
          "the certificate is not trusted: certificate has expired");
    CHECK(certificate("SSL: no alternative certificate subject name matches target host name 'hr.example'") ==
          "the certificate is not for hr.example");
}

TEST_CASE("what was wrong with TLS is told apart, because each has a cure of its own") {
    const auto trouble = [](CURLcode code, const char* details) {
        return before_request(code, details).trouble;
    };
    constexpr auto verification = CURLE_PEER_FAILED_VERIFICATION;
    CHECK(trouble(verification, "SSL certificate problem: self-signed certificate") == TlsTrouble::authority);
    CHECK(trouble(verification, "SSL certificate problem: certificate has expired") == TlsTrouble::date);
    CHECK(trouble(verification, "SSL certificate problem: certificate is not yet valid") == TlsTrouble::date);
    CHECK(
        trouble(verification, "SSL: no alternative certificate subject name matches target host name 'x'") ==
        TlsTrouble::other_name);
    CHECK(trouble(CURLE_SSL_CONNECT_ERROR, "error:0A00010B:SSL routines::wrong version number") ==
          TlsTrouble::not_spoken);
    CHECK(trouble(CURLE_SSL_CACERT_BADFILE, "") == TlsTrouble::ca_file);
    CHECK(trouble(CURLE_SSL_CIPHER, "") == TlsTrouble::disagreement);
    CHECK(trouble(CURLE_COULDNT_CONNECT, "") == TlsTrouble::none);
}

TEST_CASE("libcurl's own words do not act on the terminal") {
    CHECK(before_request(CURLE_SSL_CONNECT_ERROR, "odd \x1b[2J").why == "no agreement on TLS: odd ?[2J");
}

TEST_CASE("before the request began nothing was sent, afterwards it may have been, whatever libcurl says") {
    const auto code =
        GENERATE(CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_SSL_CONNECT_ERROR,
                 CURLE_OPERATION_TIMEDOUT, CURLE_PEER_FAILED_VERIFICATION, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
                 CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_UNSUPPORTED_PROTOCOL, CURLE_OUT_OF_MEMORY);
    CAPTURE(code);
    Ending ending;
    ending.code = code;
    CHECK(explain(ending, request()).never_sent());
    ending.request_begun = true;
    CHECK_FALSE(explain(ending, request()).never_sent());
}

TEST_CASE("what a proxy does is not put down to the other end, and its password is not quoted") {
    const auto with_proxy = [](Ending ending) {
        ending.proxy = Proxy{"http://u:secret@10.0.0.1:3128", "http://10.0.0.1:3128 (https_proxy)"};
        return explain(ending, request());
    };
    Ending dead;
    dead.code = CURLE_COULDNT_CONNECT;
    dead.os_error = ECONNREFUSED;
    CHECK(with_proxy(dead).why ==
          "no way through the proxy http://10.0.0.1:3128 (https_proxy): connection refused");
    CHECK(with_proxy(dead).never_sent());
    Ending refused;
    refused.code = CURLE_RECV_ERROR;
    refused.details = "Received HTTP code 403 from proxy after CONNECT";
    refused.connect_status = 403;
    CHECK(with_proxy(refused).why ==
          "no way through the proxy http://10.0.0.1:3128 (https_proxy): it answered 403");
    CHECK(with_proxy(refused).never_sent());
    refused.connect_status = 407;
    CHECK_THAT(with_proxy(refused).why, Catch::Contains("it wants a user and a password (407)"));
    Ending odd;
    odd.code = CURLE_COULDNT_CONNECT;
    odd.details = "Unsupported proxy scheme for 'http://u:secret@10.0.0.1:3128'";
    CHECK_THAT(with_proxy(odd).why, !Catch::Contains("secret"));
    Ending slow;
    slow.code = CURLE_OPERATION_TIMEDOUT;
    slow.request_begun = true;
    CHECK(with_proxy(slow).why ==
          "no answer within 60 s (through the proxy http://10.0.0.1:3128 (https_proxy))");
    CHECK_FALSE(with_proxy(slow).never_sent());
    CHECK(with_proxy(slow).proxy == "http://10.0.0.1:3128 (https_proxy)");
}

TEST_CASE("headers without an end are no broken connection, which would be tried again") {
    Ending line;
    line.code = CURLE_OUT_OF_MEMORY;
    line.request_begun = line.answer_begun = true;
    Ending many;
    many.code = CURLE_WRITE_ERROR;
    many.request_begun = many.over_cap = many.headers_too_large = true;
    for (const Ending& ending : {line, many}) {
        CHECK(explain(ending, request()).failure == Failure::too_large);
        CHECK(explain(ending, request()).why.find("headers") != std::string::npos);
    }
}
