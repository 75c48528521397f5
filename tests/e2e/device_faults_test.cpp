// What devices do wrong: each fault ends with its own exit code and its own words, and nothing is lost by it.
#include "harness/eventually.hpp"
#include "harness/scene.hpp"
#include "harness/secrecy.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <functional>
#include <map>

using namespace e2e;

namespace {

struct PunchedScene : Scene {
    PunchedScene() {
        device.punch({{{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}},
                      {{"emp_code", "0042"}, {"punch_time", at(2, "17:00:00")}, {"punch_state", "1"}}});
    }
    Outcome pull() { return run({"pull", "--device", "lobby"}); }
    Json pull_report() { return report(run_json({"pull", "--device", "lobby"})).at("pull"); }
};

/// Every request for punches fares like this, for ever.
Json always(Json fault) {
    fault["match"] = {{"path", Device::transactions}};
    fault["times"] = "always";
    return fault;
}

struct Fault {
    std::string what;
    std::function<void(Device&)> happens;
    int exit_code;
    std::string says;
};

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all{
        {"a web page in the place of JSON",
         [](Device& d) {
             d.faults(always({{"do", "html200"}}));
         },
         65, "web page"},
        {"a redirect",
         [](Device& d) {
             d.faults(always({{"do", "redirect"}, {"status", 301}, {"location", "/x/"}}));
         },
         65, "redirect"},
        {"half of the JSON",
         [](Device& d) {
             d.faults(always({{"do", "truncate_json"}}));
         },
         65, "cut short"},
        {"an empty body",
         [](Device& d) {
             d.faults(always({{"do", "empty_body"}}));
         },
         65, "empty"},
        {"an error in the envelope",
         [](Device& d) {
             d.knobs({{"code", 17}, {"msg", "database is locked"}});
         },
         65, "database is locked"},
        {"a server error",
         [](Device& d) {
             d.faults(always({{"do", "status"}, {"status", 500}}));
         },
         69, "500"},
        {"a gateway's error",
         [](Device& d) {
             d.faults(always({{"do", "status"}, {"status", 502}}));
         },
         69, "502"},
        {"throttled for longer than anybody waits",
         [](Device& d) {
             d.faults(always({{"do", "status"}, {"status", 429}, {"headers", {{"Retry-After", "86400"}}}}));
         },
         69, "429"},
        {"a body that is cut off",
         [](Device& d) {
             d.faults(always({{"do", "cut_body"}}));
         },
         69, ""},
        {"a connection that is reset",
         [](Device& d) {
             d.faults(always({{"do", "reset"}}));
         },
         69, ""},
        {"no answer at all",
         [](Device& d) {
             d.faults(always({{"do", "never"}}));
         },
         69, "no answer"},
        {"nobody there", [](Device& d) { d.stop(); }, 69, "connect"},
        {"a licence that lapsed",
         [](Device& d) {
             d.knobs({{"licence_lapsed", true}});
         },
         77, "licence"},
        {"an account without the permission",
         [](Device& d) {
             d.knobs({{"permission_denied", true}});
         },
         77, "permission"},
        {"a wrong password",
         [](Device& d) {
             d.knobs({{"password", "another one"}});
         },
         77, "password"},
        {"a build without this way to log in",
         [](Device& d) {
             d.knobs({{"login_path", "/api/jwt-api-token-auth/"}});
         },
         78, "login_path"},
    };
    return all;
}

} // namespace

TEST_CASE("Each fault has its own exit code and its own words") {
    std::map<std::string, std::string> heard;
    for (const auto& fault : faults()) {
        PunchedScene scene;
        scene.config.set("device.lobby", "timeout", "1s");
        fault.happens(scene.device);
        const auto outcome = scene.pull();
        INFO(fault.what << "\n" << outcome.err);
        CHECK(outcome.exit_code == fault.exit_code);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.rfind("zksync: lobby: ", 0) == 0);
        CHECK(outcome.says(scene.device.url()));
        CHECK(outcome.says(fault.says));
        CHECK_FALSE(has_control_characters(outcome.err));
        auto words = outcome.err;
        for (auto at = words.find(scene.device.url()); at != std::string::npos;
             at = words.find(scene.device.url()))
            words.erase(at, scene.device.url().size());
        const auto [same, is_new] = heard.emplace(words, fault.what);
        INFO("the same words as for: " << same->second);
        CHECK(is_new);
    }
}

TEST_CASE("A fault that passes is not noticed") {
    PunchedScene scene;
    const auto once = [](Json fault) {
        fault["match"] = {{"path", Device::transactions}};
        return fault;
    };
    SECTION("500") { scene.device.faults(once({{"do", "status"}, {"status", 500}})); }
    SECTION("503 twice") { scene.device.faults(once({{"do", "status"}, {"status", 503}, {"times", 2}})); }
    SECTION("429 for a second") {
        scene.device.faults(once({{"do", "status"}, {"status", 429}, {"headers", {{"Retry-After", "1"}}}}));
    }
    SECTION("a reset in the middle of a body") { scene.device.faults(once({{"do", "reset_mid_body"}})); }
    SECTION("a connection closed without a word") { scene.device.faults(once({{"do", "close_silently"}})); }
    SECTION("no answer in time") {
        scene.config.set("device.lobby", "timeout", "3s");
        scene.device.faults(once({{"do", "never"}}));
    }
    const auto outcome = scene.pull();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(scene.pull_report().at("new") == 0);
    CHECK(scene.report(scene.run_json({"push", "--device", "lobby"})).at("push").at("waiting") == 2);
}

TEST_CASE("Whatever broke the first pass, the next one reads everything") {
    const auto& fault = faults().at(GENERATE(range(std::size_t{0}, std::size_t{5})));
    INFO(fault.what);
    PunchedScene scene;
    fault.happens(scene.device);
    REQUIRE(scene.pull().exit_code == fault.exit_code);
    scene.device.erase("/_sim/faults");
    scene.device.knobs({{"code", 0}, {"msg", ""}});
    CHECK(scene.pull_report().at("new") == 2);
}

TEST_CASE("Every edition's way to log in") {
    PunchedScene scene;
    std::string path = "/jwt-api-token-auth/", scheme = "JWT";
    SECTION("classic") {}
    SECTION("SimpleJWT") {
        scene.device.knobs({{"auth", "simplejwt"}});
        scheme = "Bearer";
    }
    SECTION("token") {
        scene.device.knobs({{"auth", "token"}});
        scene.config.set("device.lobby", "auth", "token");
        path = "/api-token-auth/";
        scheme = "Token";
    }
    SECTION("cloud") {
        scene.device.knobs({{"auth", "cloud"}, {"company", "acme"}, {"email", "admin@example.com"}});
        scene.config.set("device.lobby", "company", "acme").set("device.lobby", "email", "admin@example.com");
    }
    SECTION("another path") {
        path = "/api/jwt-api-token-auth/";
        scene.device.knobs({{"login_path", path}});
        scene.config.set("device.lobby", "login_path", path);
    }
    CHECK(scene.pull_report().at("new") == 2);
    CHECK(scene.device.count_requests("POST", path) == 1);
    const Json requests = scene.device.requests();
    CHECK(requests.back().at("scheme") == scheme);

    scene.device.forget_requests();
    REQUIRE(scene.pull().exit_code == 0);
    CHECK(scene.device.log_ins() == 0);
}

TEST_CASE("A token that is no longer accepted is renewed once, and the request repeated") {
    PunchedScene scene;
    REQUIRE(scene.pull().exit_code == 0);
    const auto edition = GENERATE(as<std::string>{}, "classic", "simplejwt");
    const int status = GENERATE(401, 403);
    scene.device.knobs({{"auth", edition}, {"refused_status", status}});
    scene.device.post("/_sim/revoke", Json::object());
    scene.device.punch({{"emp_code", "0043"}, {"punch_time", at(1, "08:00:00")}});
    scene.device.forget_requests();
    CHECK(scene.pull_report().at("new") == 1);
    CHECK(scene.device.log_ins() == 1);
}

TEST_CASE("A token that runs out in the middle of a read costs one log-in") {
    PunchedScene scene;
    scene.device.knobs({{"page_size_cap", 1}});
    scene.device.faults({{"match", {{"path", Device::transactions}, {"nth", 2}}}, {"do", "revoke_token"}});
    CHECK(scene.pull_report().at("new") == 2);
    CHECK(scene.device.log_ins() == 2);
}

TEST_CASE("A refusal that a new token does not cure is asked for twice, not more") {
    PunchedScene scene;
    REQUIRE(scene.pull().exit_code == 0);
    scene.device.knobs({{"licence_lapsed", true}});
    scene.device.forget_requests();
    CHECK(scene.pull().exit_code == 77);
    CHECK(scene.device.log_ins() == 1);
    CHECK(scene.device.count_requests("GET") == 2);
}

TEST_CASE("A refused password is not tried again before somebody looked") {
    PunchedScene scene;
    scene.device.knobs({{"password", "another one"}, {"lock_after", 3}});
    const auto edition = GENERATE(as<std::string>{}, "classic", "simplejwt");
    scene.device.knobs({{"auth", edition}});
    for (int pass = 0; pass < 4; ++pass) {
        const auto outcome = scene.pull();
        INFO(outcome.err);
        CHECK(outcome.exit_code == 77);
        CHECK(outcome.says("password"));
        CHECK(secrets_in(outcome.err, scene).empty());
    }
    CHECK(scene.device.log_ins() == 1);

    SECTION("another password is tried at once") {
        scene.config.set("device.lobby", "password_file", scene.secret("lobby2", "another one"));
        CHECK(scene.pull().exit_code == 0);
    }
    SECTION("auth tries the same one again") {
        scene.device.knobs({{"password", device_password}});
        REQUIRE(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
        CHECK(scene.pull().exit_code == 0);
    }
}

TEST_CASE("A page that repeats itself, or promises more for ever, ends the reading") {
    PunchedScene scene;
    scene.device.knobs({{"page_size_cap", 1}});
    SECTION("a next that never ends") { scene.device.knobs({{"next", "looping"}}); }
    SECTION("a next on an empty page") { scene.device.knobs({{"next", "on_empty_page"}}); }
    SECTION("the same rows again and again") {
        scene.device.faults({{"match", {{"path", Device::transactions}, {"query", {{"page", "2"}}}}},
                             {"do", "repeat_page"},
                             {"times", "always"}});
    }
    const auto outcome = scene.run({"pull", "--device", "lobby"});
    INFO(outcome.err);
    CHECK_FALSE(outcome.timed_out);
    CHECK(scene.device.count_requests("GET") < 60);
    // Nothing may be lost by it, whether or not this pass could read it all.
    scene.device.erase("/_sim/faults");
    scene.device.knobs({{"next", "absolute"}});
    scene.pull();
    CHECK(scene.report(scene.run_json({"push", "--device", "lobby"})).at("push").at("waiting") == 2);
}

TEST_CASE("A next that names another host is never followed") {
    PunchedScene scene;
    Device foreign;
    scene.device.knobs({{"page_size_cap", 1}, {"next", "absolute"}, {"next_host", foreign.url()}});
    CHECK(scene.pull_report().at("new") == 2);
    CHECK(foreign.requests().empty());
}

TEST_CASE("A redirect to another host takes no token there") {
    PunchedScene scene;
    Device foreign;
    scene.device.faults(always({{"do", "redirect"}, {"status", 302}, {"location", foreign.url() + "/"}}));
    const auto outcome = scene.pull();
    CHECK(outcome.exit_code == 65);
    CHECK(outcome.says("redirects"));
    CHECK(foreign.requests().empty());
}

TEST_CASE("What the device says reaches the terminal without control characters, and cut") {
    PunchedScene scene;
    scene.device.knobs({{"code", 1}, {"msg", "\x1b[2J\x1b]0;owned\x07" + std::string(5000, 'x')}});
    const auto outcome = scene.pull();
    CHECK(outcome.exit_code == 65);
    CHECK_FALSE(has_control_characters(outcome.err));
    CHECK(outcome.err.size() < 1500);
}

TEST_CASE("Bad rows do not stop the page") {
    PunchedScene scene;
    scene.device.punch(Json::array({{{"raw", nullptr}},
                                    {{"raw", 7}},
                                    {{"raw", "row"}},
                                    {{"raw", Json::array()}},
                                    {{"raw", Json::object()}},
                                    {{"raw", {{"id", "x"}, {"emp_code", {{"a", 1}}}, {"punch_time", 12}}}},
                                    {{"emp_code", "0044"}, {"punch_time", "0000-00-00 00:00:00"}}}));
    const auto outcome = scene.pull();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.report(scene.run_json({"push", "--device", "lobby"})).at("push").at("waiting") == 2);
}

TEST_CASE("A signal ends a stalled transfer at once, and the next pass goes on") {
    PunchedScene scene;
    const auto [signal, code] = GENERATE(table<int, int>({{SIGINT, 130}, {SIGTERM, 143}}));
    scene.device.faults({{"match", {{"path", Device::transactions}}}, {"do", "never"}});
    Process pass = scene.start({"pull", "--device", "lobby"});
    REQUIRE(eventually([&] { return scene.device.count_requests("GET", Device::transactions) == 1; }));
    pass.send(signal);
    const auto outcome = pass.wait(immediately);
    CHECK(outcome.exit_code == code);
    CHECK(scene.pull_report().at("new") == 2);
}
