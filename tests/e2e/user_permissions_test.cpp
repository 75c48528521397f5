// The key's user has a User Permission: what the site does not show is not missing, and nobody is told to
// type what is there.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct PermissionScene : PushScene {
    PermissionScene() { employ(52); }
    /// Confines the key's user to these employees; to none of them: nothing confines it.
    void confine(const std::vector<std::string>& employees, const Json& companies = Json::array()) {
        site.post("/_sim/users", {{"api_key", "key"},
                                  {"api_secret", site_secret},
                                  {"user", "sync@example.com"},
                                  {"roles", {"HR User", "All", "Guest"}},
                                  {"allowed_employees", employees},
                                  {"allowed_companies", companies}});
    }
    void everybody_punches() {
        for (int person = 1; person <= 52; ++person)
            punch(person < 10 ? "000" + std::to_string(person) : "00" + std::to_string(person),
                  at(2, "08:00:00"));
    }
    std::size_t counts() { return site.count_requests("GET", "/api/method/frappe.client.get_count"); }
};

std::size_t lines_said(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE(
    "The site shows the key's user one of 52 employees: nothing is judged, and it is said as what it is") {
    PermissionScene scene;
    scene.everybody_punches();
    std::string shown;
    SECTION("where the site counts all of them") {
        scene.confine({"HR-EMP-0001"});
        shown = "only 1 of its 52 employees";
    }
    SECTION("where it counts only what is shown") {
        scene.site.knobs({{"count_looks_at_permissions", true}});
        scene.confine({"HR-EMP-0001"});
        shown = "only the employees that its User Permissions name";
    }
    SECTION("none at all") {
        scene.confine({"HR-EMP-WHO-LEFT"});
        shown = "none of its 52 employees";
    }
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.message.find(shown) != std::string::npos);
    CHECK(pass.hint.find("User Permissions") != std::string::npos);
    CHECK(pass.count("pending") == 52);
    CHECK(pass.count("waiting") == 0);
    CHECK(pass.err.find("Employee Not Found") == std::string::npos);
    const auto status = scene.run({"status"});
    INFO(status.out);
    CHECK(status.says(shown));
    CHECK_FALSE(status.says("Employee Not Found"));

    const auto map_check = scene.run({"map-check"});
    INFO(map_check.out << map_check.err);
    CHECK(map_check.exit_code == 77);
    CHECK(map_check.says(shown));
    CHECK_FALSE(map_check.says("type "));
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out);
    CHECK(auth.exit_code == 77);
    CHECK(auth.says("User Permission"));

    scene.confine({});
    CHECK(scene.pass().count("sent") == 52);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE(
    "Whether everybody is shown is asked when a code is new among those that nobody has, not at every pass") {
    PermissionScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.pass().count("sent") == 1);
    CHECK(scene.counts() == 0); // everybody was found
    scene.punch("7777", at(2, "08:00:00"));
    REQUIRE(scene.pass().count("waiting") == 1);
    CHECK(scene.counts() == 1);
    for (const char* time : {"09:00:00", "10:00:00"}) {
        scene.punch("7777", at(2, time));
        scene.punch("0002", at(2, time));
        REQUIRE(scene.pass().exit_code == 0);
    }
    CHECK(scene.counts() == 1);
    scene.punch("8888", at(2, "08:00:00"));
    REQUIRE(scene.pass().count("waiting") == 4);
    CHECK(scene.counts() == 2);
}

TEST_CASE("A site without any employee is one sentence, not one for every code") {
    PushScene scene;
    for (int code = 100; code < 151; ++code) scene.punch(std::to_string(code), at(2, "08:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("waiting") == 51);
    CHECK(pass.err.find("no employee at all, so 51 punches wait (employee codes ") != std::string::npos);
    CHECK(lines_said(pass.err) == 1);
    const auto check = scene.run({"map-check"});
    INFO(check.out);
    CHECK(check.exit_code == 1);
    CHECK(check.says("no employee at all, so all 51 codes of the devices are nobody's"));
    CHECK(check.says("0 employees and 51 codes compared: 1 to put right"));

    scene.site.employ("100");
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.count("sent") == 1);
    CHECK(next.err.find("attendance_device_id = \"101\"") != std::string::npos);
}

TEST_CASE(
    "Where the site counts only what it shows, a User Permission is named beside a code that nobody has") {
    PermissionScene scene;
    scene.site.knobs({{"count_looks_at_permissions", true}});
    scene.confine({}, {"Company A"});
    scene.punch("7777", at(2, "08:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("waiting") == 1);
    CHECK(pass.err.find("attendance_device_id = \"7777\"; set it") != std::string::npos);
    CHECK(pass.err.find("User Permissions: Company (Company A)") != std::string::npos);
}

TEST_CASE("Once HR has employees, nobody is told that there are none") {
    PushScene scene;
    for (const char* code : {"100", "101"}) scene.punch(code, at(2, "08:00:00"));
    REQUIRE(scene.pass().err.find("no employee at all") != std::string::npos);
    scene.site.employ("900"); // none of the codes that wait
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.err.find("no employee at all") == std::string::npos);
    for (const char* code : {"100", "101"})
        CHECK(next.err.find("attendance_device_id = \"" + std::string(code) + "\"") != std::string::npos);
}

TEST_CASE("What was delivered and is not shown is not said to be deleted") {
    PermissionScene scene;
    scene.punch("0002", at(2, "08:00:00"));
    REQUIRE(scene.pass().count("sent") == 1);
    scene.confine({"HR-EMP-0001"});
    const auto why = scene.run({"why", "0002", days_ago(2)});
    INFO(why.out);
    CHECK(why.says("the site has it, and does not show it"));
    CHECK_FALSE(why.says("no longer has it"));
    const auto reconcile = scene.run({"reconcile", "--since", days_ago(3)});
    INFO(reconcile.out << reconcile.err);
    CHECK(reconcile.exit_code == 77);
    CHECK(reconcile.says("does not show the API key's user check-ins that it has"));
    CHECK_FALSE(reconcile.says("no longer has it"));

    scene.confine({});
    scene.site.erase("/_sim/checkins?employee=HR-EMP-0002");
    CHECK(scene.run({"why", "0002", days_ago(2)}).says("no longer has it"));
    CHECK(scene.run({"reconcile", "--since", days_ago(3)}).exit_code == 1);
}

TEST_CASE("reconcile compares no codes with employees that it is not shown") {
    PermissionScene scene;
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0002", at(2, "08:00:00"));
    scene.confine({"HR-EMP-0001"});
    const auto reconcile = scene.run({"reconcile", "--since", days_ago(3)});
    INFO(reconcile.out << reconcile.err);
    CHECK(reconcile.exit_code == 77);
    CHECK(reconcile.says("only 1 of its 52 employees"));
}

TEST_CASE("auth warns of User Permissions on something else than Employee") {
    PermissionScene scene;
    scene.confine({}, {"Gulf Works"});
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("7777", at(2, "08:00:00"));
    const auto auth = scene.run({"auth", "--device", "lobby"});
    INFO(auth.out);
    CHECK(auth.exit_code == 0);
    CHECK(auth.says("warn site: sync@example.com has User Permissions"));
    CHECK(auth.says("Company (Gulf Works)"));
    CHECK(scene.pass().count("sent") == 1);
}
