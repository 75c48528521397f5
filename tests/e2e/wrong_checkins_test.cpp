// Check-ins that were named as stored wrong: they are remembered until somebody has put them right on the
// site, whether or not it is blocked still.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// Ten punches are delivered; two more were stored at the time of the request, and the right is back since.
struct WrongScene : PushScene {
    std::vector<std::string> wrong;

    WrongScene() {
        employ(1);
        punch_minutes(12);
        break_insert("wrong_time", 2);
        const auto pass = this->pass();
        INFO(pass.text());
        REQUIRE(pass.exit_code == 77);
        for (const Json& row : site.checkins()) {
            const std::string name = row.at("name");
            if (pass.message.find(name) != std::string::npos) wrong.push_back(name);
        }
        REQUIRE(wrong.size() == 2);
    }
    Outcome auth() { return run({"auth", "--device", "lobby"}); }
    bool status_names(const std::string& name) { return run({"status"}).says(name); }
    void remove(const std::string& name) { site.erase("/_sim/checkins?name=" + name); }
    /// As HR would: the same check-in, at the time that it should have had.
    void correct(const std::string& name, const std::string& time) {
        remove(name);
        site.post("/_sim/checkins",
                  Json::array({{{"name", name}, {"employee", "HR-EMP-0001"}, {"time", time}}}));
    }
};

} // namespace

TEST_CASE("auth warns of what is wrong on the site until it is gone; passes go on meanwhile") {
    WrongScene scene;
    for (const std::string& name : scene.wrong) CHECK(scene.status_names(name));
    const auto warned = scene.auth();
    INFO(warned.out);
    CHECK(warned.exit_code == 0);
    CHECK(warned.says("warn site: wrong on the site, and still there: " + scene.wrong[0] + ", " +
                      scene.wrong[1]));
    CHECK(warned.says("delete them on the site"));
    CHECK(scene.run({"status"}).says("TO BE DELETED ON THE SITE"));
    CHECK_FALSE(scene.run({"status"}).says("BLOCKED"));

    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 2);
    for (const std::string& name : scene.wrong) CHECK(scene.status_names(name));
    const Json document = scene.run_json({"status"});
    REQUIRE(document.at("site").at("wrong_checkins").size() == 2);
    CHECK(document.at("site").at("wrong_checkins").at(0).at("checkin") == scene.wrong[0]);
    CHECK(document.at("site").at("wrong_checkins").at(0).at("why") == "wrong-time");

    scene.remove(scene.wrong[0]);
    const auto one_left = scene.auth();
    INFO(one_left.out);
    CHECK(one_left.says("still there: " + scene.wrong[1]));
    CHECK_FALSE(scene.status_names(scene.wrong[0]));
    scene.remove(scene.wrong[1]);
    CHECK(scene.auth().says("ok   site: the check-ins that were named as wrong are gone or were put right"));
    CHECK_FALSE(scene.status_names(scene.wrong[1]));
    CHECK_FALSE(scene.auth().says("named as wrong"));
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A pass that asks the site anyway sees that they are gone") {
    WrongScene scene;
    REQUIRE(scene.auth().exit_code == 0);
    for (const std::string& name : scene.wrong) scene.remove(name);
    CHECK(scene.status_names(scene.wrong[0]));
    REQUIRE(scene.pass().count("sent") == 2);
    for (const std::string& name : scene.wrong) CHECK_FALSE(scene.status_names(name));
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("One whose time was corrected on the site is not to be deleted any more: it is the punch") {
    WrongScene scene;
    scene.correct(scene.wrong[0], at(2, "08:10:00"));
    const auto auth = scene.auth();
    INFO(auth.out);
    CHECK(auth.says("still there: " + scene.wrong[1]));
    CHECK_FALSE(auth.says(scene.wrong[0]));
    const auto pass = scene.pass();
    CHECK(pass.count("duplicate") == 1);
    CHECK(pass.count("sent") == 1);
    CHECK_FALSE(scene.status_names(scene.wrong[0]));
}

TEST_CASE("What the key's user is not shown is not gone") {
    WrongScene scene;
    REQUIRE(scene.auth().exit_code == 0);
    scene.site.employ("0777");
    scene.site.post("/_sim/users", {{"api_key", "key"},
                                    {"api_secret", site_secret},
                                    {"user", "sync@example.com"},
                                    {"roles", {"HR User"}},
                                    {"allowed_employees", {"HR-EMP-0777"}}});
    CHECK(scene.auth().says("still there: " + scene.wrong[0]));
    CHECK(scene.status_names(scene.wrong[0]));
}
