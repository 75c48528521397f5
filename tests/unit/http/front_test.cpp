#include "http/front.hpp"

#include <catch2/catch.hpp>

using namespace zksync::http;

namespace {

Front front(std::vector<std::pair<std::string, std::string>> headers, std::string body = "") {
    return front_of({403, std::move(headers), std::move(body)});
}

} // namespace

TEST_CASE("a front is named by its headers") {
    CHECK(front({{"server", "nginx/1.22.1 (Ubuntu)"}}).name == "nginx");
    CHECK(front({{"server", "cloudflare"}}).name == "Cloudflare");
    CHECK(front({{"server", "nginx"}, {"cf-ray", "8f1-FRA"}}).name == "Cloudflare");
    CHECK(front({{"server", "Microsoft-IIS/10.0"}}).name == "Microsoft-IIS");
    CHECK(front({{"server", "awselb/2.0"}}).name == "awselb");
    CHECK(front({{"server", "gunicorn"}}).name.empty());
    CHECK(front({{"server", "Werkzeug/3.0.1 Python/3.11.2"}}).name.empty());
    CHECK(front({}).name.empty());
    CHECK(front({{"server", std::string(500, 'x')}}).name.size() < 50);
    CHECK(front({{"server", "a\033[31mb"}}).name == "a?[31mb");
}

TEST_CASE("a login that it wants for itself") {
    CHECK(front({{"www-authenticate", "Basic realm=\"Staff only\", charset=\"UTF-8\""}}).realm ==
          "Staff only");
    CHECK(front({{"www-authenticate", "basic Realm=\"x\""}}).realm == "x");
    CHECK(front({{"www-authenticate", "Basic"}}).realm == "");
    CHECK_FALSE(front({{"www-authenticate", "Bearer"}}).realm);
    CHECK_FALSE(front({}).realm);
}

TEST_CASE("its words are one clean line, and the status is not said twice") {
    CHECK(front({}, "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1>\n"
                    "Not from\there.</body></html>")
              .words == "Forbidden Not from here.");
    CHECK(front({}, "{\"message\":\"Forbidden\"}").words == "{\"message\":\"Forbidden\"}");
    CHECK(front({}, std::string(5'000, 'x')).words.size() < 210);
    CHECK(front({}).words.empty());
}

TEST_CASE("what it said is one clause") {
    CHECK(told_by({}, 502, "it") == "it answered HTTP 502");
    CHECK(told_by({"nginx", {}, "Bad Gateway"}, 502, "the device") == "nginx answered HTTP 502: Bad Gateway");
    CHECK(told_by({"", "", ""}, 401, "it") == "it answered HTTP 401, for a password of its own");
    CHECK(told_by({"nginx", "Staff", "No"}, 401, "it") ==
          "nginx answered HTTP 401, for a password of its own (\"Staff\"): No");
}
