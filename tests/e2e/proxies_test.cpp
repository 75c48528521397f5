// A proxy between this host and an end: which one is used, and that nobody behind it is blamed for what it
// does.
#include "harness/proxy.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct ProxyScene : PushScene {
    Proxy proxy;

    ProxyScene() {
        employ(1);
        punch("0001", at(2, "08:00:00"));
    }
    Outcome run_pass() { return run({"run", "--device", "lobby"}); }
    void use_environment(const std::string& address) { environment["http_proxy"] = address; }
    static bool blames(const Outcome& outcome) {
        for (const char* words : {"licence", "refused the password", "generating new keys",
                                  "the device answered", "the device does not allow", "the site refused"})
            if (outcome.says(words)) return true;
        return false;
    }
};

} // namespace

TEST_CASE("A proxy of the environment is used for both ends, and auth says so") {
    ProxyScene scene;
    scene.use_environment(scene.proxy.url());
    CHECK(scene.run_pass().exit_code == 0);
    CHECK(scene.stored().size() == 1);
    const auto seen = scene.proxy.requests();
    for (const std::string& end : {scene.device.url(), scene.site.url()})
        CHECK(std::any_of(seen.begin(), seen.end(),
                          [&](const std::string& line) { return line.find(end) != std::string::npos; }));
    const Outcome auth = scene.run({"auth"});
    INFO(auth.out);
    CHECK(auth.exit_code == 0);
    CHECK(auth.says("ok   lobby: requests go through the proxy " + scene.proxy.url() + " (http_proxy)"));
    CHECK(auth.says("ok   site: requests go through the proxy " + scene.proxy.url() + " (http_proxy)"));
}

TEST_CASE("A proxy of the configuration is used for its end only, and none where it says so") {
    ProxyScene scene;
    SECTION("the device's") {
        scene.config.set("device.lobby", "proxy", scene.proxy.url());
        CHECK(scene.run_pass().exit_code == 0);
        for (const std::string& line : scene.proxy.requests())
            CHECK(line.find(scene.device.url()) != line.npos);
        CHECK_FALSE(scene.proxy.requests().empty());
    }
    SECTION("the site's") {
        scene.config.set("site", "proxy", scene.proxy.url());
        CHECK(scene.run_pass().exit_code == 0);
        for (const std::string& line : scene.proxy.requests())
            CHECK(line.find(scene.site.url()) != line.npos);
        CHECK_FALSE(scene.proxy.requests().empty());
    }
    SECTION("none, whatever the environment says") {
        scene.use_environment("http://127.0.0.1:9");
        scene.config.set("device.lobby", "proxy", "none").set("site", "proxy", "none");
        CHECK(scene.run_pass().exit_code == 0);
        CHECK_FALSE(scene.run({"auth"}).says("proxy"));
    }
    SECTION("none for a host that the environment exempts") {
        scene.use_environment("http://127.0.0.1:9");
        scene.environment["no_proxy"] = "localhost, 127.0.0.0/8";
        CHECK(scene.run_pass().exit_code == 0);
    }
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("What a proxy answers is not the device's word") {
    const auto [status, code] =
        GENERATE(table<int, int>({{503, 69}, {502, 69}, {403, 77}, {407, 77}, {401, 77}}));
    INFO(status);
    ProxyScene scene;
    scene.use_environment(scene.proxy.url());
    scene.proxy.answer(status);
    const Outcome outcome = scene.run_pass();
    INFO(outcome.err);
    CHECK(outcome.exit_code == code);
    CHECK(outcome.says("the proxy " + scene.proxy.url()));
    CHECK(outcome.says("proxy = \"none\""));
    CHECK_FALSE(ProxyScene::blames(outcome));
    const Outcome auth = scene.run({"auth"});
    INFO(auth.out);
    CHECK(auth.exit_code != 0);
    CHECK(auth.says("the proxy " + scene.proxy.url()));
    CHECK_FALSE(ProxyScene::blames(auth));
    CHECK(auth.out.find("FAIL site: ") != std::string::npos);
    // Nobody's password was judged: the next pass tries at once.
    scene.proxy.answer(0);
    CHECK(scene.run_pass().exit_code == 0);
}

TEST_CASE("Whatever a proxy answers, in JSON too, it is named, and so is the way around it") {
    const int status = GENERATE(200, 302, 400, 401, 403, 404, 429, 500, 503);
    const bool is_page = GENERATE(true, false);
    const std::string end = GENERATE("device.lobby", "site");
    INFO(status << (is_page ? " page, " : " JSON, ") << end);
    ProxyScene scene;
    scene.use_environment(scene.proxy.url());
    scene.config.set(end == "site" ? "device.lobby" : "site", "proxy", "none");
    const std::string more = "Retry-After: 3600\r\nLocation: http://login.example/\r\n";
    if (is_page)
        scene.proxy.answer(status, "<h1>Sign in</h1>", "Content-Type: text/html\r\n" + more);
    else
        scene.proxy.answer(status,
                           end == "site" ? R"({"message":"blocked by policy","error":"x"})"
                                         : R"({"detail":"blocked by policy"})",
                           "Content-Type: application/json\r\n" + more);
    for (const Outcome& outcome : {scene.run_pass(), scene.run({"auth"})}) {
        INFO(outcome.err << outcome.out);
        CHECK(outcome.exit_code != 0);
        const std::string& told = outcome.out.empty() ? outcome.err : outcome.out;
        const auto failed = told.find(outcome.out.empty() ? "zksync: lobby: " : "FAIL ");
        REQUIRE(failed != std::string::npos);
        const std::string message = told.substr(failed, told.find('\n', failed) - failed);
        CHECK(message.find("proxy " + scene.proxy.url()) != std::string::npos);
        CHECK_FALSE(outcome.says("rate limit is used up"));
        CHECK_FALSE(outcome.says("write the address it redirects to"));
    }
    scene.proxy.answer(0);
}

TEST_CASE("A proxy before the site that wants a user is said to want one") {
    ProxyScene scene;
    scene.use_environment(scene.proxy.url());
    scene.config.set("device.lobby", "proxy", "none");
    scene.proxy.answer(407);
    const Outcome outcome = scene.run_pass();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 77);
    CHECK(outcome.says("name it as http://USER:PASSWORD@HOST:PORT by http_proxy"));
    CHECK(outcome.says("proxy = \"none\" in [site]"));
}

TEST_CASE("What a proxy answers in the middle of things is not an end's word either") {
    const int status = GENERATE(503, 403, 407);
    INFO(status);
    ProxyScene scene;
    REQUIRE(scene.run_pass().exit_code == 0);
    scene.punch("0001", at(2, "09:00:00"));
    REQUIRE(scene.run({"pull", "--device", "lobby"}).exit_code == 0);
    scene.use_environment(scene.proxy.url());
    scene.proxy.answer(status);
    for (const std::vector<std::string>& half :
         {std::vector<std::string>{"pull", "--device", "lobby"}, {"push", "--device", "lobby"}}) {
        const Outcome outcome = scene.run(half);
        INFO(half.front() << "\n" << outcome.err);
        CHECK(outcome.exit_code != 0);
        CHECK(outcome.says("the proxy " + scene.proxy.url()));
        CHECK_FALSE(ProxyScene::blames(outcome));
    }
    CHECK(scene.device.log_ins() == 1);
    scene.proxy.answer(0);
    CHECK(scene.run_pass().exit_code == 0);
    CHECK(scene.stored().size() == 2);
}

TEST_CASE("A proxy that is not there is named, and nobody behind it") {
    ProxyScene scene;
    scene.use_environment(scene.proxy.url());
    scene.proxy.stop();
    const Outcome outcome = scene.run_pass();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 69);
    CHECK(
        outcome.says("no way through the proxy " + scene.proxy.url() + " (http_proxy): connection refused"));
    CHECK(outcome.says("proxy = \"none\" in [device.lobby]"));
    const Outcome auth = scene.run({"auth"});
    INFO(auth.out);
    CHECK(auth.says("FAIL lobby: cannot reach " + scene.device.url() + ": no way through the proxy"));
    CHECK_FALSE(auth.says("is open"));
}

TEST_CASE("A proxy that does not let a TLS connection through is named") {
    const int status = GENERATE(403, 407);
    ProxyScene scene;
    scene.environment["https_proxy"] = scene.proxy.url();
    scene.proxy.answer(status);
    scene.config.set("site", "url", "https://127.0.0.1:" + std::to_string(scene.site.port()));
    const Outcome outcome = scene.run_pass();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 69);
    CHECK(outcome.says("no way through the proxy " + scene.proxy.url() + " (https_proxy): it "));
    CHECK(outcome.says(std::to_string(status)));
    CHECK(outcome.says("proxy = \"none\" in [site]"));
}

TEST_CASE("A user and a password in a proxy's address are used, and never shown") {
    ProxyScene scene;
    scene.use_environment("http://somebody:s3cretly@" + scene.proxy.address());
    const Outcome good = scene.run({"-vv", "run", "--device", "lobby"});
    CHECK(good.exit_code == 0);
    CHECK(scene.proxy.was_told_a_name());
    scene.proxy.answer(407);
    const Outcome bad = scene.run({"-vv", "run", "--device", "lobby"});
    const Outcome auth = scene.run({"auth"});
    scene.use_environment("nonsense://somebody:s3cretly@" + scene.proxy.address());
    const Outcome nonsense = scene.run({"-vv", "run", "--device", "lobby"});
    INFO(nonsense.err);
    CHECK(nonsense.exit_code == 69);
    CHECK(nonsense.says("proxy"));
    scene.proxy.stop();
    const Outcome dead = scene.run({"-vv", "run", "--device", "lobby"});
    for (const Outcome* outcome : {&good, &bad, &auth, &nonsense, &dead})
        CHECK_FALSE(outcome->says("s3cretly"));
}

TEST_CASE("Nothing of a proxy's password is shown where its address cannot be read as it stands") {
    const std::string password = GENERATE("Xq#zw9", "Xq/zw9", "Xq?zw9", "Xq zw9");
    const std::string kind = GENERATE("http://", "");
    INFO(kind << password);
    ProxyScene scene;
    scene.use_environment(kind + "somebody:" + password + "@" + scene.proxy.address());
    const Outcome pass = scene.run({"-vv", "run", "--device", "lobby"});
    const Outcome auth = scene.run({"auth"});
    INFO(pass.err << auth.out);
    CHECK(pass.exit_code == 69);
    for (const Outcome* outcome : {&pass, &auth}) {
        CHECK(outcome->says("no way through the proxy " + scene.proxy.url() +
                            " (http_proxy): its user or "
                            "password holds characters that have to be written as %23 (#)"));
        CHECK_FALSE(outcome->says("Xq"));
        CHECK_FALSE(outcome->says("somebody"));
    }
    CHECK(scene.proxy.requests().empty());
}

TEST_CASE("A proxy in the configuration that cannot be one is a mistake with its place, and never quoted "
          "with a password") {
    const auto [proxy, says] = GENERATE(table<std::string, std::string>({
        {"10.0.0.1:3128", "is no proxy"},
        {"http://10.0.0.1", "with its port"},
        {"ftp://10.0.0.1:3128", "is no proxy"},
        {"http://10.0.0.1:3128/path", "is no proxy"},
        {"http://10.0.0.1:99999", "is no proxy"},
        {"None", "is no proxy"},
        {"http://somebody:s3cretly@10.0.0.1:3128", "http_proxy"},
    }));
    const char* section = GENERATE("site", "device.lobby");
    INFO(section << " " << proxy);
    Desk desk;
    desk.config.set(section, "proxy", proxy);
    const Outcome outcome = desk.run({"status"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says(says));
    CHECK(outcome.says("zksync.toml:"));
    CHECK_FALSE(outcome.says("s3cretly"));
}
