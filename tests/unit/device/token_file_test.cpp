#include "device/token_file.hpp"

#include "rig.hpp"

using namespace zksync;
using namespace std::chrono_literals;

namespace {
const Moment eight{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 8h};
}

TEST_CASE("a token file is read back as it was written") {
    TokenFile file;
    file.token = Token{Secret{"abc.def"}, "Bearer", "access", eight, "f00d", true};
    file.refusal = Refusal{"beef", eight - 1h, "no \"luck\""};

    const TokenFile back = parse_token_file(to_text(file));

    REQUIRE(back.token);
    CHECK(back.token->secret.reveal() == "abc.def");
    CHECK(back.token->scheme == "Bearer");
    CHECK(back.token->field == "access");
    CHECK(back.token->expires == eight);
    CHECK(back.token->account == "f00d");
    CHECK(back.token->has_read);
    REQUIRE(back.refusal);
    CHECK(back.refusal->credentials == "beef");
    CHECK(back.refusal->at == eight - 1h);
    CHECK(back.refusal->words == "no \"luck\"");
}

TEST_CASE("a token without exp has no expires in the file and never expires by itself") {
    TokenFile file;
    file.token = Token{Secret{"abc"}, "Token", "token", std::nullopt, "f00d"};
    CHECK(to_text(file).find("expires") == std::string::npos);
    CHECK_FALSE(parse_token_file(to_text(file)).token->has_read);
    CHECK_FALSE(parse_token_file(to_text(file)).token->has_expired(eight));
}

TEST_CASE("a token expires 30 s early") {
    const Token token{Secret{"abc"}, "JWT", "token", eight, "f00d"};
    CHECK_FALSE(token.has_expired(eight - 31s));
    CHECK(token.has_expired(eight - 30s));
}

TEST_CASE("a broken token file is an empty one") {
    const auto text = GENERATE(
        as<std::string>(), "", "{", "[]", "null", R"({"token":5})",
        R"({"token":"a b","scheme":"JWT","for":"x"})", R"({"token":"a\r\nX: y","scheme":"JWT","for":"x"})",
        R"({"token":"ab","scheme":"Digest","for":"x"})", R"({"token":"ab","scheme":"JWT"})",
        R"({"refused":{"fingerprint":"x"}})", R"({"refused":{"at":1}})");
    const TokenFile file = parse_token_file(text);
    CHECK_FALSE(file.token);
    CHECK_FALSE(file.refusal);
}

TEST_CASE("a refusal holds for 15 minutes, and one in the future is long ago") {
    const Refusal refusal{"beef", eight, ""};
    CHECK(refusal.holds(eight));
    CHECK(refusal.holds(eight + 14min + 59s));
    CHECK_FALSE(refusal.holds(eight + 15min));
    CHECK_FALSE(refusal.holds(eight - 1s));
}

TEST_CASE("a token file that others could read is not used") {
    const rig::Folder folder;
    const auto path = folder.path / "lobby.token";
    TokenFile file;
    file.token = Token{Secret{"abc"}, "JWT", "token", std::nullopt, "f00d"};
    CHECK_FALSE(load_token_file(path).token);
    write_file_atomically(path, to_text(file));
    CHECK(load_token_file(path).token);
    std::filesystem::permissions(path, std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    CHECK_FALSE(load_token_file(path).token);
}
