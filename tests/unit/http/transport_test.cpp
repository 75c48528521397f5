#include "http/transport.hpp"

#include <catch2/catch.hpp>

using namespace zksync::http;

TEST_CASE("a method has its name") {
    CHECK(to_text(Method::get) == "GET");
    CHECK(to_text(Method::post) == "POST");
    CHECK(to_text(Method::put) == "PUT");
}

TEST_CASE("only a failure before the request means that nothing was sent") {
    for (const auto kind : {Failure::resolve, Failure::connect, Failure::tls}) {
        CHECK(TransportFailure{kind, ""}.never_sent());
    }
    for (const auto kind : {Failure::timeout, Failure::broken, Failure::too_large, Failure::not_http}) {
        CHECK_FALSE(TransportFailure{kind, ""}.never_sent());
    }
}

TEST_CASE("of a header that came twice the first counts") {
    const Response response{200, {{"x", "1"}, {"x", "2"}}, ""};
    CHECK(response.header("x") == "1");
    CHECK_FALSE(response.header("y"));
}
