// auth finds what would stop the first pass, all of it at once, and says nothing that is not so.
#include "harness/auth_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct FirstHour : AuthScene {
    void shift_type(const std::string& name) {
        site.post("/_sim/shift-types", Json::array({{{"name", name}, {"enable_auto_attendance", 1}}}));
    }
    /// The words of the line that auth says of this: "FAIL site: …"; "" when there is none.
    static std::string line_of(const Outcome& outcome, const std::string& begins) {
        const auto at = outcome.out.find(begins);
        return at == std::string::npos ? "" : outcome.out.substr(at, outcome.out.find('\n', at) - at);
    }
};

} // namespace

TEST_CASE("auth: a [shift] that the site does not have") {
    FirstHour scene;
    scene.config.set_raw("shift.\"Day Shif\"", "devices", R"(["lobby"])");
    SECTION("one of nearly that name") {
        scene.shift_type("Day Shift");
        scene.shift_type("Night");
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: cannot read Shift Type \"Day Shif\"");
        says(outcome, "must have the name of a Shift Type of the site: did you mean \"Day Shift\"");
        CHECK(outcome.exit_code == 78);
    }
    SECTION("others") {
        scene.shift_type("Early");
        scene.shift_type("Night");
        says(scene.auth(), "must have the name of a Shift Type of the site: it has \"Early\", \"Night\"");
    }
    SECTION("none at all") { CHECK(scene.auth().exit_code == 78); }
}

TEST_CASE("auth: a go-live in the future") {
    FirstHour scene;
    scene.config.set("device.lobby", "since", days_ago(-3));
    auto outcome = scene.auth();
    says(outcome, "warn lobby: the go-live, since = \"" + days_ago(-3) + " 00:00:00\", is in the future");
    CHECK(outcome.exit_code == 0);
    scene.config.set("device.lobby", "since", days_ago(0));
    CHECK_FALSE(scene.auth().says("go-live,"));
}

TEST_CASE("auth: secrets that are empty are all found at once, each said once") {
    FirstHour scene;
    Device gate;
    scene.config.set("device.lobby", "password_file", scene.secret("empty-lobby", ""))
        .set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("empty-gate", ""))
        .set("device.gate", "since", days_ago(3))
        .set("site", "api_secret_file", scene.secret("empty-site", ""));
    // Nor does a device that is away hide what is wrong with its password.
    gate.stop();
    const auto outcome = scene.run({"auth", "--all"});
    for (const char* file : {"empty-lobby", "empty-gate", "empty-site"}) {
        INFO(outcome.out);
        const std::string said = (scene.dir / file).string() + " is empty";
        CHECK(outcome.out.find(said) != std::string::npos);
        CHECK(outcome.out.find(said) == outcome.out.rfind(said));
    }
    says(outcome, "ok   lobby: the API answers");
    says(outcome, "skip lobby: the log-in, because this failed: the password");
    says(outcome, "FAIL gate: cannot reach");
    says(outcome, "skip site: the API key, because this failed: the API secret");
    CHECK(outcome.exit_code == 78);
    CHECK(scene.device.log_ins() == 0);
}

TEST_CASE("auth: a proxy of the environment is named") {
    FirstHour scene;
    scene.environment["http_proxy"] = "http://127.0.0.1:9";
    const auto outcome = scene.auth();
    says(outcome, "ok   lobby: requests go through the proxy http://127.0.0.1:9");
    says(outcome, "no way through the proxy http://127.0.0.1:9 (http_proxy): connection refused");
    CHECK(outcome.exit_code == 69);
}

TEST_CASE("auth: this host in another zone than the site, and none is configured") {
    FirstHour scene;
    CHECK_FALSE(scene.auth().says("no time_zone is configured"));
    const auto pass = scene.run({"run"});
    REQUIRE(pass.exit_code == 0);
    SECTION("is said as soon as a rehearsal has shown it, with what to write") {
        const auto outcome = scene.auth();
        says(outcome,
             "warn site: the site's clock runs at UTC+04:00, as the last rehearsal saw it, and this host's "
             "at UTC+00:00; no time_zone is configured");
        says(outcome, "a shift mark goes by what the devices and the site show, not by this host's clock");
        says(outcome, "write time_zone = \"Asia/Dubai\" into [site]");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("is said by the pass too, and once") {
        says(pass, "the site's clock runs at UTC+04:00, as the last rehearsal saw it, and this host's at "
                   "UTC+00:00; no time_zone is configured");
        says(pass, "write time_zone, the zone of the site's System Settings, into [site]");
        scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(1, "17:00:00")}});
        const auto next = scene.run({"run", "-v"});
        REQUIRE(next.says("1 check-in created"));
        CHECK_FALSE(next.says("time_zone"));
    }
    SECTION("a profile in another zone is not what to write") {
        scene.site.post("/_sim/users", {{"api_key", "key"},
                                        {"api_secret", site_secret},
                                        {"user", "sync@example.com"},
                                        {"roles", {"HR User"}},
                                        {"time_zone", "Europe/London"}});
        says(scene.auth(), "write time_zone, the zone of the site's System Settings, into [site]");
    }
    SECTION("is all well where this host shows the same") {
        scene.environment["TZ"] = "Asia/Dubai";
        says(scene.auth(), "ok   site: the site's clock runs at UTC+04:00, as the last rehearsal saw it\n");
    }
    SECTION("is all well once it was written") {
        scene.config.set("site", "time_zone", "Asia/Dubai").set("device.lobby", "time_zone", "Asia/Dubai");
        says(scene.auth(), "ok   site: the site's clock runs at UTC+04:00, as the last rehearsal saw it\n");
    }
}

TEST_CASE("auth: the role to grant is HR User, never an administrator's, and no good word below a FAIL") {
    FirstHour scene;
    scene.site.post("/_sim/users", {{"api_key", "key"},
                                    {"api_secret", site_secret},
                                    {"user", "sync@example.com"},
                                    {"roles", {"Employee Self Service"}}});
    const auto outcome = scene.auth();
    says(outcome, "give sync@example.com the role HR User\n");
    CHECK_FALSE(outcome.says("System Manager"));
    CHECK_FALSE(outcome.says("HR Manager"));
    CHECK_FALSE(outcome.says("nothing keeps zksync from writing"));
    says(outcome, "skip site: whether zksync would write to it, because of what failed above");
    CHECK(outcome.exit_code == 77);
}

TEST_CASE("A hint about check-ins that were named is given only where some are") {
    FirstHour scene;
    scene.site.post("/_sim/permissions",
                    {{"permissions",
                      {{{"role", "HR User"}, {"permlevel", 0}, {"read", 1}, {"write", 1}, {"create", 1}}}}});
    const auto pass = scene.run({"run"});
    INFO(pass.err);
    CHECK(pass.exit_code == 77);
    CHECK(pass.says("the role HR User (it may write level 1"));
    CHECK_FALSE(pass.says("named here"));
    CHECK_FALSE(pass.says("HR Manager"));
}
