#include "device/basic.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

BasicVerdict verdict(int status, const std::string& body) {
    http::Response response;
    response.status = status;
    response.body = body;
    return read_basic_refusal(response);
}

} // namespace

TEST_CASE("base64 is that of RFC 4648") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe\xfb") == "//77");
}

TEST_CASE("HTTP Basic sends user and password, and no file keeps them") {
    DeviceConfig device;
    device.username = "admin";
    device.auth = AuthScheme::basic;
    const Token token = basic_token(device, Secret{"open: sesame"});
    CHECK(token.scheme + " " + std::string(token.secret.reveal()) == "Basic YWRtaW46b3Blbjogc2VzYW1l");
    CHECK(to_text({token, {}}).find("YWRt") == std::string::npos);
    CHECK(parse_token_file(to_text({token, {}})).token->scheme == "Basic");
}

TEST_CASE("What a refusal says of a password that came with the request") {
    CHECK(verdict(401, R"({"detail":"Invalid username/password."})") == BasicVerdict::wrong_password);
    CHECK(verdict(403, R"({"detail":"Invalid username/password."})") == BasicVerdict::wrong_password);
    CHECK(verdict(401, R"({"detail":"User inactive or deleted."})") == BasicVerdict::wrong_password);
    CHECK(verdict(401, R"({"detail":"Authentication credentials were not provided."})") ==
          BasicVerdict::not_taken);
    CHECK(verdict(403, R"({"detail":"Authentication credentials were not provided."})") ==
          BasicVerdict::not_taken);
    CHECK(verdict(403, R"({"detail":"You do not have permission to perform this action."})") ==
          BasicVerdict::not_about_it);
}
