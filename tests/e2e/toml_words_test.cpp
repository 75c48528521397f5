// A configuration that is no TOML: a sentence and the column, in words of people. One mistake is reported
// once.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

constexpr const char* secret_word = "x1y2z3";

std::string with_line(const std::string& line) {
    return "[site]\nurl = \"http://127.0.0.1:9\"\n" + line +
           "\napi_key = \"key\"\n\n[device.lobby]\n"
           "url = \"http://127.0.0.1:9\"\nusername = \"admin\"\nsince = \"2026-11-22\"\n";
}

struct Slip {
    std::string what, line;
    int column;
    std::string says;
};

const std::vector<Slip>& slips() {
    static const std::vector<Slip> all{
        {"no closing quote", "batch = \"abc", 9,
         "batch: the quotation mark that closes this text is missing"},
        {"no closing quote of a secret", std::string("api_secret = \"") + secret_word, 14,
         "api_secret: the quotation mark that closes this text is missing"},
        {"no closing single quote", "proxy = 'none", 9,
         "the quotation mark that closes this text is missing"},
        {"a word processor's quotes", "proxy = \xe2\x80\x9cnone\xe2\x80\x9d", 9,
         "proxy: these quotation marks are a word processor's; expected straight ones"},
        {"the same around a secret", std::string("api_secret = \xe2\x80\x9e") + secret_word + "\xe2\x80\x9c",
         14, "api_secret: these quotation marks are a word processor's"},
        {"only the closing one", "proxy = \"none\xe2\x80\x9d", 9,
         "the quotation mark that closes this text is missing"},
        {"French ones", "proxy = \xc2\xab none \xc2\xbb", 9, "these quotation marks are a word processor's"},
        {"a bare word", "proxy = none", 9, "proxy: text without quotation marks; expected KEY = \"TEXT\""},
        {"a bare secret", std::string("api_secret = ") + secret_word, 14,
         "api_secret: text without quotation marks"},
        {"a bare duration", "timeout = 30s", 11, "timeout: text without quotation marks"},
        {"a bare path", "api_secret_file = /etc/zksync/api-secret", 19, "text without quotation marks"},
        {"a date in another order", "since = 22.11.2026", 9, "text without quotation marks"},
        {"a code with zeros before it", "ignore = [\"0007\", 0042]", 19, "text without quotation marks"},
        {"a bare word in a list", "ignore = [\"0007\", abc]", 19, "text without quotation marks"},
        {"a quote inside a text", "proxy = \"no\"ne\"", 13, "one inside a text is written \\\""},
        {"a backslash", "tls_ca = \"C:\\zksync\\ca.pem\"", 13, "a backslash has a meaning of its own"},
        {"no value", "proxy =", 7, "there is no value behind the ="},
        {"a colon for =", "proxy: \"none\"", 1, "there is no = in this line; expected KEY = VALUE"},
        {"a section without its bracket", "[device.gate", 1,
         "the bracket that closes the name of this section"},
        {"a section with a word processor's quotes",
         "[shift.\xe2\x80\x9c"
         "Day\xe2\x80\x9d]",
         8, "[shift.\"NAME\"]"},
    };
    return all;
}

} // namespace

TEST_CASE("What is no TOML gets a sentence and its column, and no secret is quoted") {
    for (const auto& slip : slips()) {
        DYNAMIC_SECTION(slip.what) {
            Desk desk;
            write_file(desk.config_path(), with_line(slip.line));
            const auto outcome = desk.run_bare({"--config", desk.config_path().string(), "status"});
            INFO(outcome.err);
            CHECK(outcome.exit_code == 78);
            CHECK(outcome.says("zksync.toml:3:" + std::to_string(slip.column) + ": "));
            CHECK(outcome.says(slip.says));
            CHECK_FALSE(outcome.says("not valid TOML"));
            CHECK_FALSE(outcome.says("rror while parsing"));
            CHECK_FALSE(outcome.says(secret_word));
        }
    }
}

TEST_CASE("A required key that was misspelt is one mistake") {
    Desk desk;
    std::string meant;
    const auto misspell = [&](const std::string& section, const std::string& key, const std::string& as) {
        desk.config.remove(section, key).set(section, as, "admin");
        meant = "unknown key; did you mean " + key + "?";
    };
    SECTION("of the site") { misspell("site", "api_key", "api_kei"); }
    SECTION("of a device") { misspell("device.lobby", "username", "usrname"); }
    SECTION("a URL") { misspell("device.lobby", "url", "ulr"); }
    SECTION("the go-live") { misspell("device.lobby", "since", "sinse"); }
    SECTION("a section") {
        desk.config.rename("site", "sites");
        meant = "unknown section; did you mean site?";
    }
    SECTION("the section of the devices") {
        desk.config.rename("device.lobby", "devise.lobby");
        meant = "unknown section; did you mean device?";
    }
    const auto outcome = desk.run({"status"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(meant));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
}

TEST_CASE("One that is missing beside another mistake is still reported") {
    Desk desk;
    desk.config.remove("site", "api_key").set("site", "colour", "blue");
    const auto outcome = desk.run({"status"});
    INFO(outcome.err);
    CHECK(outcome.says("[site]: api_key is missing"));
    CHECK(outcome.says("site.colour: unknown key"));
}
