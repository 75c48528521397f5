// The rehearsal: a site that would not keep a punch's time, or whose clock is not where it should be, gets
// none.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct TrapScene : PushScene {
    TrapScene() {
        found_clerks();
        employ(2);
        punch_minutes(12);
    }
    void fall_into_it() { roles({"Clerk", "All", "Guest"}); }
};

} // namespace

TEST_CASE("A user who may not set the time: nothing is stored, the site is blocked, the role is named") {
    TrapScene scene;
    scene.fall_into_it();
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.hint.find("HR User") != std::string::npos);
    CHECK(pass.count("pending") == 12);
    CHECK(pass.count("in_doubt") == 0);
    CHECK(scene.stored().empty());
    CHECK(scene.site.writes() == 0);

    scene.site.forget_requests();
    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 77);
    CHECK(next.message.find("until that is put right") != std::string::npos);
    CHECK(scene.site.requests().empty());

    SECTION("the right role alone is not known of; auth sees it") {
        scene.roles({"HR User", "All", "Guest"});
        CHECK(scene.pass().exit_code == 77);
        CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    }
    SECTION("another key") {
        scene.roles({"HR User", "All", "Guest"}, "other");
        scene.config.set("site", "api_key", "other");
    }
    const auto after = scene.pass();
    INFO(after.text());
    CHECK(after.exit_code == 0);
    CHECK(after.count("sent") == 12);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Every pass that writes rehearses once, however many batches it sends; no other does") {
    TrapScene scene;
    scene.config.set_raw("site", "batch", "10");
    scene.punch_minutes(200, 3);
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.batches().size() > 10);
    CHECK(scene.rehearsals() == 1);
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.rehearsals() == 1);
    scene.punch_minutes(3, 1);
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.rehearsals() == 2);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A right is taken from the role between two passes of a day: nothing is stored wrong") {
    TrapScene scene;
    REQUIRE(scene.pass().exit_code == 0);
    const auto role = [](int level, int write) {
        return Json{
            {"role", "HR User"}, {"permlevel", level}, {"read", 1}, {"write", write}, {"create", 1 - level}};
    };
    scene.site.post("/_sim/permissions", {{"permissions", {role(0, 1), role(1, 0)}}});
    scene.punch_minutes(15, 1);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.count("pending") == 15);
    CHECK(scene.stored().size() == 12);
    scene.site.post("/_sim/permissions", {{"permissions", {role(0, 1), role(1, 1)}}});
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.pass().count("sent") == 15);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("The role is lost after a good rehearsal: the next pass notices before it writes") {
    TrapScene scene;
    REQUIRE(scene.pass().exit_code == 0);
    scene.roles({"Clerk"});
    scene.punch_minutes(4, 1);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(scene.stored().size() == 12);
}

TEST_CASE("Rehearsals are refused: the first check-in goes alone") {
    TrapScene scene;
    scene.site.knobs({{"rehearsal", "refused_403"}});
    SECTION("and is right") {
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 0);
        CHECK(scene.batches() == std::vector<int>{1, 11});
        CHECK(scene.stored() == scene.due());
    }
    SECTION("and is stored wrong: it is named, to be deleted, and nothing follows it") {
        scene.fall_into_it();
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 77);
        const Json checkins = scene.site.checkins();
        REQUIRE(checkins.size() == 1);
        CHECK(pass.message.find(checkins.at(0).at("name").get<std::string>()) != std::string::npos);
        CHECK(pass.count("pending") == 12);
        CHECK(scene.batches() == std::vector<int>{1});
        CHECK(scene.pass().exit_code == 77);
        CHECK(scene.batches() == std::vector<int>{1});
    }
}

TEST_CASE("A batch that is stored at another time stops the pass and names what to delete") {
    TrapScene scene;
    scene.break_insert("wrong_time", 2);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.count("sent") == 10);
    CHECK(pass.count("pending") == 2);
    int named = 0;
    for (const Json& checkin : scene.site.checkins())
        if (pass.message.find(checkin.at("name").get<std::string>()) != std::string::npos) ++named;
    CHECK(named == 2);
    CHECK(scene.pass().exit_code == 77);
    CHECK(scene.batches().size() == 2);
}

TEST_CASE("A site that commits a rehearsal") {
    TrapScene scene;
    const std::string kind = GENERATE("commits", "not_rolled_back");
    scene.site.knobs({{"rehearsal", kind}});
    SECTION("ends right all the same") {
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 0);
        CHECK(pass.count("sent") + pass.count("duplicate") == 12);
        CHECK(scene.stored() == scene.due());
        CHECK(scene.site.doubled() == 0);
    }
    SECTION("with the trap: what the rehearsal left is named") {
        scene.fall_into_it();
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 77);
        const Json checkins = scene.site.checkins();
        REQUIRE(checkins.size() == 1);
        CHECK(pass.message.find(checkins.at(0).at("name").get<std::string>()) != std::string::npos);
    }
}

TEST_CASE("Rows that cannot be rehearsed are passed over") {
    TrapScene scene;
    scene.site.faults({{"match", {{"path", "add_log_based"}}},
                       {"times", 3},
                       {"do", {{"kind", "refuse"}, {"message", "Not this one."}}}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(scene.rehearsals() == 4);
    CHECK(scene.batches() == std::vector<int>{10, 2});
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("No row can be rehearsed: five are tried, then the first check-in goes alone") {
    TrapScene scene;
    scene.site.faults({{"match", {{"path", "add_log_based"}}},
                       {"times", 0},
                       {"do", {{"kind", "refuse"}, {"message", "Not this one."}}}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(scene.rehearsals() == 5);
    CHECK(scene.batches() == std::vector<int>{1, 11});
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("The site's clock in another zone than configured: nothing is sent, both offsets are named") {
    TrapScene scene;
    scene.config.set("site", "time_zone", "Asia/Dubai");
    scene.site.knobs({{"utc_offset_minutes", 330}});
    SECTION("seen by the rehearsal") {
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 78);
        CHECK(pass.message.find("+05:30") != std::string::npos);
        CHECK(pass.message.find("+04:00") != std::string::npos);
        CHECK(scene.stored().empty());
        CHECK(pass.count("pending") == 12);
    }
    SECTION("seen by the first check-in") {
        scene.site.knobs({{"rehearsal", "refused_403"}});
        const auto pass = scene.pass();
        INFO(pass.text());
        CHECK(pass.exit_code == 78);
        CHECK(pass.message.find("+05:30") != std::string::npos);
        const Json checkins = scene.site.checkins();
        REQUIRE(checkins.size() == 1);
        const std::string name = checkins.at(0).at("name");
        CHECK(pass.message.find(name) != std::string::npos);
        CHECK(scene.pass().exit_code == 77); // blocked, as after every check-in that was stored wrong
        CHECK(scene.stored().size() == 1);
        scene.site.erase("/_sim/checkins?name=" + name);
        scene.site.knobs({{"utc_offset_minutes", 240}});
        CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    }
    scene.site.knobs({{"utc_offset_minutes", 240}, {"rehearsal", "normal"}});
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("The zone of the caller's profile is no matter, nor a clock that is minutes off") {
    TrapScene scene;
    scene.config.set("site", "time_zone", "Asia/Dubai");
    scene.roles({"HR User", "All", "Guest"}, "key", "Europe/London");
    SECTION("as it is") {}
    SECTION("minutes off") { scene.site.knobs({{"clock_skew_seconds", 300}}); }
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("No Date header: the zone cannot be checked, which is said and stops nothing") {
    TrapScene scene;
    scene.config.set("site", "time_zone", "Asia/Dubai");
    scene.site.knobs({{"date_header", false}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.err.find("Date") != std::string::npos);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("A key that the site does not know") {
    TrapScene scene;
    scene.config.set("site", "api_key", "nobody");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 77);
    CHECK(pass.count("pending") == 12);
    CHECK(scene.stored().empty());
}
