#include "device/answers.hpp"

#include "rig.hpp"

using namespace zksync;
using rig::asked;
using rig::denied;
using rig::html;
using rig::redirect;

namespace {

std::string message(const Error& error) { return error.what(); }

} // namespace

TEST_CASE("the server's words are found where servers put them") {
    const auto [body, words] = GENERATE(table<std::string, std::string>(
        {{R"({"detail":"Invalid page."})", "Invalid page."},
         {R"({"msg":"no","code":1})", "no"},
         {R"({"non_field_errors":["Unable to log in."]})", "Unable to log in."},
         {R"({"password":["This field is required."]})", "password: This field is required."},
         {R"({"detail":"Given token not valid","code":"token_not_valid","messages":[{"message":"x"}]})",
          "Given token not valid"},
         {R"({"first_name":"Sara"})", ""},
         {R"([1])", ""},
         {"<html>", ""},
         {R"({"detail":"bell\u0007 and tok-1"})", "bell? and *"}}));
    CHECK(words_of(body, Secret{"tok-1"}) == words);
}

TEST_CASE("the API's words are told from anybody's") {
    const auto [body, is_of_the_api] = GENERATE(table<std::string, bool>({
        {R"({"detail":"Invalid token."})", true},
        {R"({"msg":"no licence","code":1})", true},
        {R"({"non_field_errors":["Unable to log in."]})", true},
        {R"({"password":["This field is required."]})", true},
        {R"({"message":"Unauthorized"})", false},
        {R"({"error":"forbidden"})", false},
        {R"([])", false},
        {"<html>", false},
        {"", false},
    }));
    INFO(body);
    CHECK(is_in_api_words(body) == is_of_the_api);
}

TEST_CASE("what something before the device answers is told as its own") {
    const auto [status, server, kind, hint] = GENERATE(table<int, std::string, ErrorKind, std::string>({
        {402, "Caddy", ErrorKind::refused, "whoever runs Caddy"},
        {403, "nginx/1.22", ErrorKind::refused, "whoever runs nginx"},
        {406, "", ErrorKind::refused, "the proxy or firewall before it"},
        {429, "cloudflare", ErrorKind::unreachable, "Cloudflare asks for fewer requests"},
        {520, "cloudflare", ErrorKind::unreachable, "the device's own server"},
    }));
    const Error error =
        unwelcome_answer(asked, {status, {{"server", server}}, "<p>Not from here, tok-1</p>"});
    INFO(error.what() << "\n" << error.hint());
    CHECK(error.kind() == kind);
    CHECK(error.hint().find(hint) != std::string::npos);
    CHECK(message(error).find("answered HTTP " + std::to_string(status) + ": Not from here, *") !=
          std::string::npos);
    CHECK(message(error).find("the device answered") == std::string::npos);
}

TEST_CASE("blotting out ends, whatever the secret is") {
    CHECK(words_of(R"({"detail":"a * b"})", Secret{"*"}) == "a * b");
    CHECK(words_of(R"({"detail":"aaa"})", Secret{"a"}) == "***");
}

TEST_CASE("no answer is unreachable, and says why") {
    const auto [failure, kind] = GENERATE(table<http::Failure, ErrorKind>({
        {http::Failure::resolve, ErrorKind::unreachable},
        {http::Failure::connect, ErrorKind::unreachable},
        {http::Failure::tls, ErrorKind::unreachable},
        {http::Failure::timeout, ErrorKind::unreachable},
        {http::Failure::broken, ErrorKind::unreachable},
        {http::Failure::too_large, ErrorKind::protocol},
        {http::Failure::not_http, ErrorKind::protocol},
    }));
    const Error error = no_answer(asked, {failure, "because"});
    CHECK(error.kind() == kind);
    CHECK(message(error) == "cannot read the punches from http://192.168.1.100: because");
}

TEST_CASE("every status has its kind") {
    const auto [status, kind] = GENERATE(table<int, ErrorKind>({{400, ErrorKind::protocol},
                                                                {401, ErrorKind::refused},
                                                                {403, ErrorKind::refused},
                                                                {404, ErrorKind::configuration},
                                                                {405, ErrorKind::protocol},
                                                                {408, ErrorKind::unreachable},
                                                                {415, ErrorKind::protocol},
                                                                {429, ErrorKind::unreachable},
                                                                {500, ErrorKind::unreachable},
                                                                {502, ErrorKind::unreachable},
                                                                {503, ErrorKind::unreachable},
                                                                {302, ErrorKind::protocol},
                                                                {204, ErrorKind::protocol}}));
    const Error error = unwelcome_answer(asked, denied(status, "the server's words"));
    CHECK(error.kind() == kind);
    CHECK(message(error).find(std::to_string(status)) != std::string::npos);
}

TEST_CASE("a 403 hints at the licence and the permission") {
    const Error error =
        unwelcome_answer(asked, denied(403, "You do not have permission to perform this action."));
    CHECK(message(error).find("You do not have permission") != std::string::npos);
    CHECK(error.hint().find("licence") != std::string::npos);
    CHECK(error.hint().find("permission") != std::string::npos);
}

TEST_CASE("a 404 names the path") {
    CHECK(message(unwelcome_answer(asked, html(404))).find("has no /iclock/api/transactions/") !=
          std::string::npos);
}

TEST_CASE("a redirect names the host it leads to and nothing else of it") {
    const Error away = redirected(asked, redirect(302, "http://sso.example.com/login?token=tok-1"));
    CHECK(away.kind() == ErrorKind::protocol);
    CHECK(message(away).find("to sso.example.com (302)") != std::string::npos);
    CHECK(message(away).find("tok-1") == std::string::npos);
    CHECK(redirected(asked, redirect(301, "https://192.168.1.100/iclock/api/transactions/"))
              .hint()
              .find("https://") != std::string::npos);
    CHECK(message(redirected(asked, redirect(301, "/login/"))).find("another place on itself") !=
          std::string::npos);
    CHECK(message(redirected(asked, {301, {}, ""})).find("another place on itself") != std::string::npos);
}

TEST_CASE("where punches were read before, a page in their place is a server that is away") {
    Asked again = asked;
    again.worked_before = true;
    for (const Error& error : {web_page_came(again, html(200)), unwelcome_answer(again, html(404)),
                               unwelcome_answer(again, redirect(302, "/login/"))}) {
        INFO(error.what());
        CHECK(error.kind() == ErrorKind::unreachable);
        CHECK(message(error).find("were read there before") != std::string::npos);
        CHECK(error.hint().find("the next pass tries again") == 0);
    }
    CHECK(unwelcome_answer(again, redirect(301, "https://192.168.1.100/x/")).kind() == ErrorKind::protocol);
    CHECK(unwelcome_answer(again, denied(404, "Not found.")).kind() == ErrorKind::configuration);
}

TEST_CASE("a missing slash behind the path is said") {
    Asked log_in = asked;
    log_in.path = "/jwt-api-token-auth";
    CHECK(redirected(log_in, redirect(301, "/jwt-api-token-auth/")).hint().find("end with /") !=
          std::string::npos);
}

TEST_CASE("an answer of a million fields is no form, and costs no more than its length") {
    std::string body = "{";
    for (int field = 0; field < 500'000; ++field) body += "\"" + std::to_string(field) + "\":1,";
    CHECK(words_of(body + R"("company":["This field is required."]})", Secret{}).empty());
}
