// What stands before a site answers in its place: it is named by what it shows, and no key is blamed that
// nobody looked at.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct FrontScene : PushScene {
    FrontScene() {
        employ(1);
        punch_minutes(12);
    }
    /// Every request whose path holds this is answered by something before the site.
    void answer(const std::string& path, int status, const std::string& body, const Json& headers) {
        site.faults({{"match", {{"path", path}}},
                     {"times", 0},
                     {"do",
                      {{"kind", "status"},
                       {"status", status},
                       {"body", body},
                       {"html", true},
                       {"headers", headers}}}});
    }
};

struct FrontAnswer {
    std::string what;
    int status;
    std::string body;
    Json headers;
    int exit_code;
    std::string says, hints;
};

const std::vector<FrontAnswer>& front_answers() {
    static const std::vector<FrontAnswer> all{
        {"a password of nginx",
         401,
         "<html><head><title>401 Authorization Required</title></head><body>Authorization "
         "Required</body></html>",
         {{"Server", "nginx/1.24.0"}, {"WWW-Authenticate", "Basic realm=\"Staff only\""}},
         77,
         "nginx answered HTTP 401, for a password of its own (\"Staff only\"): Authorization Required",
         "/api/"},
        {"an address that is not allowed",
         403,
         "<p>not allowed from this IP address</p>",
         {{"Server", "nginx/1.24.0"}},
         77,
         "nginx answered HTTP 403: not allowed from this IP address",
         "whoever runs nginx"},
        {"a suspended account",
         402,
         "Payment Required",
         {{"Server", "Caddy"}},
         77,
         "Caddy answered HTTP 402",
         "whoever runs Caddy"},
        {"a firewall's rule",
         406,
         "Blocked by a rule",
         {},
         77,
         "it answered HTTP 406: Blocked by a rule",
         "proxy or firewall"},
        {"Cloudflare without the site's server",
         521,
         "error code: 521",
         {{"Server", "cloudflare"}, {"CF-Ray", "8f1-FRA"}},
         69,
         "Cloudflare answered HTTP 521: error code: 521",
         "the site's own server"},
    };
    return all;
}

std::size_t times_in(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

} // namespace

TEST_CASE("A front that answers every question: a pass and auth name it, and no key") {
    for (const FrontAnswer& front : front_answers()) {
        INFO(front.what);
        FrontScene scene;
        scene.answer("/api/", front.status, front.body, front.headers);
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == front.exit_code);
        CHECK(pass.message.find(front.says) != std::string::npos);
        CHECK(pass.hint.find(front.hints) != std::string::npos);
        CHECK((pass.message + pass.hint).find("key") == std::string::npos);
        CHECK(pass.count("pending") == 12);

        const auto auth = scene.run({"auth", "--device", "lobby"});
        INFO(auth.out);
        CHECK(auth.exit_code == front.exit_code);
        CHECK(auth.says(front.says));
        CHECK(auth.says(front.hints));
        CHECK_FALSE(auth.says("generating new keys"));
    }
}

TEST_CASE("A front that turns away the write alone: it is named, and the punches stay") {
    const int status = GENERATE(401, 403);
    FrontScene scene;
    scene.answer("insert_many", status, "Not from here", {{"Server", "nginx"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find("nginx answered HTTP " + std::to_string(status) + ": Not from here") !=
          std::string::npos);
    CHECK((pass.message + pass.hint).find("key") == std::string::npos);
    CHECK(pass.count("pending") == 12);
    scene.site.erase("/_sim/faults");
    CHECK(scene.pass().count("sent") == 12);
}

TEST_CASE("A front that answers a write with a status of its own: nobody knows, and nothing else is said") {
    const int status = GENERATE(402, 406);
    FrontScene scene;
    scene.answer("insert_many", status, "Blocked by a rule", {{"Server", "nginx"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.count("in_doubt") == 10);
    CHECK(pass.message.find("whether 10 punches were stored nobody knows") != std::string::npos);
    CHECK(pass.hint.find("was not asked") == std::string::npos);
    CHECK(pass.hint.find("whoever runs nginx has to let this host's requests to /api/ through") == 0);
    scene.site.erase("/_sim/faults");
    CHECK(scene.passes_until_settled());
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A limit of whoever stands before the site is not called the site's") {
    FrontScene scene;
    scene.answer("/api/", 429, "<h1>You are being rate limited</h1>",
                 {{"Server", "cloudflare"}, {"CF-Ray", "8f1-FRA"}, {"Retry-After", "3600"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 69);
    CHECK(pass.message.find("Cloudflare answered HTTP 429: You are being rate limited; it wants to be left "
                            "alone for 3600 s") != std::string::npos);
    CHECK(pass.message.find("the site's rate limit") == std::string::npos);
    CHECK(pass.hint.find("whoever stands before the site") != std::string::npos);
}

TEST_CASE("A front that turns away the rehearsal is named; a 403 there is lived with") {
    FrontScene scene;
    scene.answer("add_log_based", 401, "Not from here", {{"Server", "nginx"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find("nginx answered HTTP 401: Not from here") != std::string::npos);
    CHECK(pass.hint.find("key") == std::string::npos);
    scene.site.erase("/_sim/faults");
    scene.answer("add_log_based", 403, "Not from here", {{"Server", "nginx"}});
    CHECK(scene.pass().count("sent") == 12);
}

TEST_CASE("Frappe's own refusal of a key keeps Frappe's words") {
    FrontScene scene;
    scene.site.faults({{"match", {{"path", "/api/"}}},
                       {"times", 0},
                       {"do",
                        {{"kind", "refuse"},
                         {"status", 401},
                         {"exc_type", "AuthenticationError"},
                         {"message", "User sync@example.com is disabled"}}}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find("the site refused the API key: User sync@example.com is disabled") !=
          std::string::npos);
    CHECK(pass.hint.find("site.api_key") != std::string::npos);
}

TEST_CASE("Whatever the status of a lost write, it is said in one sentence and once") {
    for (const int status : {500, 501, 502, 503, 504, 520, 599}) {
        for (const std::string body :
             {"", "<html><head><title>Error</title></head><body>It broke.</body></html>"}) {
            INFO(status << " " << body);
            FrontScene scene;
            scene.break_insert({{"kind", "status"},
                                {"status", status},
                                {"body", body},
                                {"html", true},
                                {"after_commit", true}});
            const auto pass = scene.pass();
            INFO(pass.text());
            CHECK(pass.exit_code == 69);
            // The number of a free port may hold any status.
            const std::string port = std::to_string(scene.site.port()), number = std::to_string(status);
            CHECK(times_in(pass.message, number) - times_in(port, number) == 1);
            CHECK(times_in(pass.message, "HTTP") == 1);
            CHECK(times_in(pass.message, "It broke.") == (body.empty() ? 0 : 1));
            CHECK(pass.count("in_doubt") == 10);
        }
    }
}

TEST_CASE("An address in the place of the site's name, on every version") {
    const int version = GENERATE(14, 15, 16);
    INFO(version);
    FrontScene scene;
    scene.site.knobs({{"version_profile", version}, {"site_names", {"hr.example.com"}}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 78);
    CHECK(pass.message.find("the server there has no site of the name 127.0.0.1") != std::string::npos);
    CHECK(pass.hint.find("an IP address ends here") != std::string::npos);
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out);
    CHECK(auth.says("ok   site: Frappe answers"));
    CHECK(auth.exit_code == 78);
}
