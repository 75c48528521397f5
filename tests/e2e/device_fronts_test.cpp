// What stands before a device answers in its place: it is named by what it shows, no password is blamed that
// nobody looked at, and nothing is remembered of it.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct DeviceFrontScene : Scene {
    DeviceFrontScene() { device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}}); }
    Outcome pull() { return run({"pull", "--device", "lobby"}); }
    void answer(int status, const std::string& body, const Json& headers) {
        device.faults({{"times", "always"},
                       {"do", "status"},
                       {"status", status},
                       {"body", body},
                       {"headers", headers}});
    }
    static bool blames(const Outcome& outcome) {
        for (const char* words : {"refused the password", "not trying again", "licence", "the account lacks",
                                  "the device answered", "does not accept the token"})
            if (outcome.says(words)) return true;
        return false;
    }
};

struct DeviceFront {
    std::string what;
    int status;
    std::string body;
    Json headers;
    int exit_code;
    std::string says, hints;
};

const std::vector<DeviceFront>& device_fronts() {
    const std::string page =
        "<html><head><title>No</title></head><body>Please sign in to continue</body></html>";
    static const std::vector<DeviceFront> all{
        {"a sign-in page",
         401,
         page,
         {{"Server", "nginx"}, {"Content-Type", "text/html"}},
         77,
         "nginx answered HTTP 401: Please sign in to continue",
         "whoever runs nginx"},
        {"a gateway's word",
         401,
         "Unauthorized",
         {{"Server", "envoy"}, {"Content-Type", "text/plain"}},
         77,
         "envoy answered HTTP 401: Unauthorized",
         "whoever runs envoy"},
        {"a gateway's JSON",
         401,
         R"({"message":"no key in the request"})",
         {{"Server", "kong/3.4"}, {"Content-Type", "application/json"}},
         77,
         "kong answered HTTP 401: no key in the request",
         "whoever runs kong"},
        {"a firewall",
         403,
         page,
         {{"Server", "nginx/1.22.1"}, {"Content-Type", "text/html"}},
         77,
         "nginx answered HTTP 403: Please sign in",
         "whoever runs nginx"},
        {"Cloudflare's firewall",
         403,
         page,
         {{"Server", "cloudflare"}, {"CF-Ray", "8f1-FRA"}},
         77,
         "Cloudflare answered HTTP 403",
         "whoever runs Cloudflare"},
        {"an unpaid bill",
         402,
         "Payment Required",
         {{"Server", "Caddy"}},
         77,
         "Caddy answered HTTP 402",
         "whoever runs Caddy"},
        {"nobody that is known",
         406,
         "Blocked by a rule",
         {{"Server", "gunicorn"}},
         77,
         "it answered HTTP 406: Blocked by a rule",
         "proxy or firewall"},
        {"a court", 451, page, {{"Server", "nginx"}}, 77, "nginx answered HTTP 451", "whoever runs nginx"},
        {"a limit",
         429,
         "error code: 1015",
         {{"Server", "cloudflare"}, {"Retry-After", "3600"}},
         69,
         "Cloudflare answered HTTP 429: error code: 1015",
         "Cloudflare asks for fewer requests"},
        {"Cloudflare without the device",
         520,
         "error code: 520",
         {{"Server", "cloudflare"}},
         69,
         "Cloudflare answered HTTP 520: error code: 520",
         "the device's own server"},
    };
    return all;
}

} // namespace

TEST_CASE("A front that answers every question: a pass and auth name it, and no password") {
    for (const DeviceFront& front : device_fronts()) {
        INFO(front.what);
        DeviceFrontScene scene;
        scene.answer(front.status, front.body, front.headers);
        const Outcome pass = scene.pull();
        INFO(pass.err);
        CHECK(pass.exit_code == front.exit_code);
        CHECK(pass.says(front.says));
        CHECK(pass.says(front.hints));
        CHECK_FALSE(DeviceFrontScene::blames(pass));
        const Outcome auth = scene.run({"auth", "--device", "lobby"});
        INFO(auth.out);
        CHECK(auth.exit_code == front.exit_code);
        CHECK(auth.says(front.says));
        CHECK_FALSE(DeviceFrontScene::blames(auth));
        // Nobody's password was judged: the next pass tries at once.
        scene.device.erase("/_sim/faults");
        CHECK(scene.pull().exit_code == 0);
    }
}

TEST_CASE("A front in the middle of things is named too, with a token that still counts or not") {
    const bool is_token_void = GENERATE(true, false);
    for (const DeviceFront& front : device_fronts()) {
        INFO(front.what);
        DeviceFrontScene scene;
        REQUIRE(scene.pull().exit_code == 0);
        if (is_token_void) scene.device.post("/_sim/revoke", Json::object());
        scene.answer(front.status, front.body, front.headers);
        const Outcome pass = scene.pull();
        INFO(pass.err);
        CHECK(pass.exit_code == front.exit_code);
        CHECK(pass.says(front.says));
        CHECK_FALSE(DeviceFrontScene::blames(pass));
        scene.device.erase("/_sim/faults");
        CHECK(scene.pull().exit_code == 0);
    }
}

TEST_CASE("The API's own refusal of a password keeps its words, and is remembered") {
    DeviceFrontScene scene;
    scene.answer(401, R"({"detail":"No active account found with the given credentials"})",
                 {{"Content-Type", "application/json"}});
    const Outcome refused = scene.pull();
    INFO(refused.err);
    CHECK(refused.exit_code == 77);
    CHECK(refused.says("the device refused the password (No active account found"));
    scene.device.erase("/_sim/faults");
    CHECK(scene.pull().says("not trying again before"));
}
