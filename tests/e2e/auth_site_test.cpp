// auth and the site: every line that it can print, provoked.
#include "harness/auth_scene.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace e2e;

namespace {

struct SiteScene : AuthScene {
    void user(const Json& roles, Json more = Json::object()) {
        more.update({{"api_key", "key"},
                     {"api_secret", site_secret},
                     {"user", "sync@example.com"},
                     {"roles", roles}});
        site.post("/_sim/users", more);
    }
    void permissions(const Json& rows) { site.post("/_sim/permissions", {{"permissions", rows}}); }
    /// This answer in the place of a method's.
    void answer(const std::string& path, int status, const Json& body) {
        site.faults({{"match", {{"path", path}}},
                     {"times", 0},
                     {"do", {{"kind", "status"}, {"status", status}, {"body", body.dump()}}}});
    }
};

Json role(const std::string& name, int level, int read, int write, int create) {
    return {{"role", name}, {"permlevel", level}, {"read", read}, {"write", write}, {"create", create}};
}

} // namespace

TEST_CASE("auth: the way to the site") {
    SiteScene scene;
    SECTION("nobody listens") {
        scene.site.stop();
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: cannot reach the site at");
        says(outcome, "skip site: the API key, because this failed: the port");
        says(outcome, "check site.url");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("another server") {
        scene.config.set("site", "url", scene.device.url());
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: cannot reach the site at");
        says(outcome, "is site.url the address of a Frappe site?");
        says(outcome, "skip site: the site's name, because this failed: that it is a Frappe site");
        CHECK(outcome.exit_code == 78);
    }
    SECTION("something else that answers JSON") {
        scene.answer("frappe.ping", 200, {{"message", "hello"}});
        const auto outcome = scene.auth();
        says(outcome, "what answers is not Frappe");
        CHECK(outcome.exit_code == 65);
    }
    SECTION("maintenance") {
        scene.site.knobs({{"maintenance", true}});
        const auto outcome = scene.auth();
        says(outcome, "under maintenance");
        CHECK(outcome.exit_code == 69);
    }
    SECTION("an IP address in the place of the site's name") {
        scene.site.knobs({{"site_names", {"hr.example.com"}}});
        const auto outcome = scene.auth();
        says(outcome, "ok   site: Frappe answers");
        says(outcome, "FAIL site: cannot reach the site at " + scene.site.url() +
                          ": the server there has no site of the name 127.0.0.1");
        says(outcome, "an IP address ends here");
        CHECK(outcome.exit_code == 78);
    }
}

TEST_CASE("auth: the key and whose it is") {
    SiteScene scene;
    SECTION("swapped key and secret") {
        scene.config.set("site", "api_key", site_secret)
            .set("site", "api_secret_file", scene.secret("swapped", "key-of-the-site"));
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: cannot see who the API key belongs to");
        says(outcome, "that they are not swapped");
        says(outcome, "skip site: its roles, because this failed: the API key");
        CHECK(outcome.exit_code == 77);
    }
    SECTION("roles that may not be seen") {
        scene.site.faults({{"match", {{"path", "get_roles"}}},
                           {"times", 0},
                           {"do",
                            {{"kind", "refuse"},
                             {"status", 403},
                             {"exc_type", "PermissionError"},
                             {"message", "Not permitted"}}}});
        const auto outcome = scene.auth();
        says(outcome, "warn site: sync@example.com may not see its own roles");
        says(outcome, "skip site: whether it may create check-ins, because its roles are not known");
        says(outcome,
             "skip site: whether the site keeps the time of its check-ins, because its rights are not known");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("an old version") {
        scene.site.knobs({{"version_profile", 13}});
        says(scene.auth(), "zksync serves versions 14 to 16");
    }
    SECTION("no Frappe HR") {
        scene.answer("get_versions", 200, {{"message", {{"frappe", {{"version", "15.1.0"}}}}}});
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: versions: frappe 15.1.0; Frappe HR is not among them");
        CHECK(outcome.exit_code == 78);
    }
}

TEST_CASE("auth: zones and clocks") {
    SiteScene scene;
    SECTION("a user in another zone") {
        scene.user({"HR User"}, {{"time_zone", "Europe/London"}});
        scene.config.set("site", "time_zone", "Asia/Dubai");
        const auto outcome = scene.auth();
        says(outcome, "warn site: its profile says Europe/London, which need not be the site's zone; "
                      "site.time_zone is Asia/Dubai");
        CHECK(outcome.exit_code == 0);
    }
    SECTION("no zone in the profile") {
        scene.answer("get_time_zone", 200, {{"message", Json::object()}});
        says(scene.auth(), "ok   site: its profile names no time zone");
    }
    SECTION("no Date, or a clock that is off") {
        scene.site.knobs({{"date_header", false}});
        says(scene.auth(), "warn site: the site's answers have no Date header");
        scene.site.knobs({{"date_header", true}, {"date_skew_seconds", 900}});
        says(scene.auth(), "no shift mark is moved while that is so");
    }
    SECTION("after a rehearsal, the zone of the site's clock") {
        scene.environment["TZ"] = "Asia/Dubai";
        REQUIRE(scene.run({"run"}).exit_code == 0);
        says(scene.auth(), "ok   site: the site's clock runs at UTC+04:00, as the last rehearsal saw it");
        scene.config.set("site", "time_zone", "Asia/Kolkata");
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: the site's clock runs at UTC+04:00, as the last rehearsal saw it, but "
                      "site.time_zone = "
                      "\"Asia/Kolkata\" was UTC+05:30 then");
        CHECK(outcome.exit_code == 78);
    }
    SECTION("a rehearsal without a Date") {
        scene.site.knobs({{"date_header", false}});
        REQUIRE(scene.run({"run"}).exit_code == 0);
        says(scene.auth(), "warn site: the site gave no Date header when it was rehearsed");
    }
}

TEST_CASE("auth: employees") {
    SiteScene scene;
    SECTION("a field that does not exist") {
        scene.config.set("site", "employee_field", "custom_badge");
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: cannot read the employees");
        says(outcome, "Employee has no field \"custom_badge\"");
        says(outcome, "skip site: whether it may read all employees, because reading them failed");
        CHECK(outcome.exit_code == 78);
    }
    SECTION("no IDs yet") {
        for (const char* name : {"HR-EMP-0042", "HR-EMP-0043"})
            scene.site.change_employee(name, {{"attendance_device_id", ""}});
        says(scene.auth(),
             "warn site: 0 of 2 employees have a biometric ID in attendance_device_id; zksync map-check");
    }
    SECTION("a User Permission") {
        scene.user({"HR User"}, {{"allowed_employees", {"HR-EMP-0042"}}});
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: sync@example.com sees only 1 of the site's 2 employees: a User Permission "
                      "stands in the way");
        CHECK(outcome.exit_code == 77);
    }
    SECTION("nobody, or one person") {
        scene.answer("get_count", 200, {{"message", 0}});
        scene.answer("get_list", 200, {{"message", Json::array()}});
        says(scene.auth(), "warn site: it sees no employee; right for a site that has no more");
        scene.site.erase("/_sim/faults");
        scene.answer("get_count", 200, {{"message", 1}});
        scene.answer("get_list", 200,
                     {{"message", {{{"name", "HR-EMP-0042"}, {"attendance_device_id", "0042"}}}}});
        says(scene.auth(), "warn site: it sees one employee only");
    }
}

TEST_CASE("auth: rights") {
    SiteScene scene;
    SECTION("no role that may create") {
        scene.user({"Employee Self Service"});
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: none of its roles may create Employee Checkin");
        says(outcome, "give sync@example.com the role HR User\n");
        CHECK(outcome.exit_code == 77);
    }
    SECTION("create, but not read") {
        scene.permissions({role("HR User", 0, 0, 1, 1), role("HR User", 1, 1, 1, 0)});
        says(scene.auth(), "FAIL site: none of its roles may read Employee Checkin; give sync@example.com "
                           "the role HR User, and that role the right to read, write and create");
    }
    SECTION("the permission trap") {
        scene.permissions(
            {role("HR User", 0, 1, 1, 1), role("HR Manager", 0, 1, 1, 1), role("HR Manager", 1, 1, 1, 0)});
        const auto outcome = scene.auth();
        says(outcome, "ok   site: it may create check-ins");
        says(outcome, "FAIL site: the site would not keep the time of its check-ins: none of its roles may "
                      "write level 1");
        says(outcome, "give sync@example.com the role HR Manager\n");
        CHECK(outcome.exit_code == 77);
    }
    SECTION("a time that it could not read back") {
        scene.permissions({role("HR User", 0, 1, 1, 1), role("HR User", 1, 0, 1, 0)});
        says(scene.auth(),
             "FAIL site: it could not see which time the site stored: none of its roles may read level 1");
    }
}

TEST_CASE("auth takes back that a site is blocked once one of the roles may write the time") {
    SiteScene scene;
    const Json trap{role("HR User", 0, 1, 1, 1), role("HR User", 1, 1, 0, 0)};
    const Json well{role("HR User", 0, 1, 1, 1), role("HR User", 1, 1, 1, 0)};
    scene.permissions(trap);
    REQUIRE(scene.run({"run"}).exit_code == 77);
    const auto blocked = scene.auth();
    says(blocked, "FAIL site: nothing is written to this site: ");
    CHECK(blocked.exit_code == 77);
    scene.permissions(well);
    CHECK(scene.run({"run"}).exit_code == 77);

    SECTION("the role was granted") {
        const auto outcome = scene.auth();
        says(outcome, "ok   site: zksync writes to it again: the time is kept now");
        CHECK(outcome.exit_code == 0);
        CHECK(scene.run({"run"}).exit_code == 0);
        CHECK(scene.site.checkins().size() == 1);
    }
    SECTION("another key") {
        scene.site.post("/_sim/users", {{"api_key", "other"},
                                        {"api_secret", site_secret},
                                        {"user", "two@example.com"},
                                        {"roles", {"HR User"}}});
        scene.config.set("site", "api_key", "other");
        says(scene.auth(), "ok   site: zksync writes to it again: it has another key now");
    }
    SECTION("a pass is at work") {
        const std::string name = "site-127.0.0.1-" + std::to_string(scene.site.port()) + ".lock";
        const int lock = open((scene.state_dir() / name).c_str(), O_RDWR);
        REQUIRE(lock >= 0);
        REQUIRE(flock(lock, LOCK_EX) == 0);
        const auto outcome = scene.auth();
        says(outcome, "FAIL site: nothing is written to this site yet: a pass (PID ");
        CHECK(outcome.exit_code == 75);
        close(lock);
    }
}
