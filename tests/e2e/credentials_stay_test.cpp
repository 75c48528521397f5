// No credential leaves for another host, scheme or port, whatever the answers say.
#include "harness/scene.hpp"
#include "harness/secrecy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct LuredScene : Scene {
    LuredScene() {
        device.punch({{{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}},
                      {{"emp_code", "0042"}, {"punch_time", at(2, "17:00:00")}}});
        site.employ("0042");
    }
    Device other; ///< another port, which whoever asks it is logged by

    /// Where somebody would lead the program to.
    std::vector<std::string> lures() const {
        const std::string place = other.url().substr(std::string("http://").size());
        return {other.url() + "/api/method/frappe.auth.get_logged_user",
                "//" + place + "/iclock/api/transactions/",
                "http://admin:" + device_password + "@" + place + "/",
                other.url() + "\\@127.0.0.1/",
                "https://" + place + "/",
                "file:///etc/passwd",
                "gopher://" + place + "/_x"};
    }
    void expect_nobody_came(const Outcome& outcome) {
        INFO(outcome.err);
        CHECK(other.requests().empty());
        CHECK(secrets_in(outcome.out + outcome.err, *this).empty());
    }
};

Json redirect_to(const std::string& place, int status) {
    return {{"do", "redirect"}, {"status", status}, {"location", place}, {"times", "always"}};
}

} // namespace

TEST_CASE("A device that redirects, at the log-in or at the punches, takes no credential elsewhere") {
    LuredScene scene;
    const int status = GENERATE(301, 307);
    const auto path = GENERATE(as<std::string>{}, "/jwt-api-token-auth/", "/iclock/api/transactions/");
    for (const std::string& lure : scene.lures()) {
        Json fault = redirect_to(lure, status);
        fault["match"] = {{"path", path}};
        scene.device.faults(fault);
        const auto outcome = scene.run({"pull", "--device", "lobby"});
        CHECK(outcome.exit_code != 0);
        scene.expect_nobody_came(outcome);
        scene.device.erase("/_sim/faults");
    }
}

TEST_CASE("A site that redirects a question or a write takes no key elsewhere") {
    LuredScene scene;
    for (const char* path : {"get_logged_user", "get_list", "insert_many"}) {
        for (const std::string& lure : scene.lures()) {
            scene.site.faults({{"match", {{"path", path}}},
                               {"times", 0},
                               {"do", {{"kind", "redirect"}, {"location", lure}}}});
            scene.expect_nobody_came(scene.run({"auth", "--device", "lobby"}));
            scene.expect_nobody_came(scene.run({"run", "--device", "lobby"}));
            scene.site.erase("/_sim/faults");
        }
    }
}

TEST_CASE("A next page on another host is asked of the device itself") {
    LuredScene scene;
    scene.device.knobs({{"page_size_cap", 1}, {"next", "absolute"}, {"next_host", scene.other.url()}});
    const auto outcome = scene.run({"run", "--device", "lobby"});
    CHECK(outcome.exit_code == 0);
    scene.expect_nobody_came(outcome);
    CHECK(scene.site.checkins().size() == 2);
}

TEST_CASE("Headers that ask for a password, another place or another protocol are not heeded") {
    LuredScene scene;
    const auto name = GENERATE(as<std::string>{}, "Refresh", "Alt-Svc", "WWW-Authenticate",
                               "Proxy-Authenticate", "Content-Location", "Set-Cookie");
    const std::string value = name.ends_with("Authenticate") ? "Basic realm=\"device\"" : scene.other.url();
    const int status = GENERATE(200, 401, 407);
    scene.device.faults({{"match", {{"path", Device::transactions}}},
                         {"do", "status"},
                         {"status", status},
                         {"body", "{}"},
                         {"headers", {{name, value}}},
                         {"times", "always"}});
    scene.expect_nobody_came(scene.run({"pull", "--device", "lobby"}));
    for (const Json& request : scene.device.requests()) CHECK(request.value("scheme", "") != "Basic");
}
