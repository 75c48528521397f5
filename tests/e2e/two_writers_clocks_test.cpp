// What another installation stored after ours was read back is found by the daily look.
#include "harness/eventually.hpp"
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// Two punches are delivered; another installation stores one of them too, after it was read back.
struct LateDouble : PushScene {
    explicit LateDouble(int punches = 2) {
        employ(1);
        punch_minutes(punches);
        REQUIRE(pass().count("sent") == punches);
        enter("CKIN-THEIRS", "08:00:00");
    }
    /// What somebody else stores in a second of that day: theirs, where nothing else is said.
    void enter(const std::string& name, const std::string& time, Json more = Json::object()) {
        Json checkin{{"name", name},
                     {"employee", "HR-EMP-0001"},
                     {"time", at(2, time)},
                     {"log_type", "IN"},
                     {"device_id", "Gate 1"}};
        checkin.update(more);
        site.post("/_sim/checkins", Json::array({checkin}));
    }
    PassResult push_one_more(const std::string& time) {
        punch("0001", at(1, time));
        REQUIRE(pass_of("pull", "lobby").exit_code == 0);
        return pass_of("push", "lobby");
    }
    void a_day_passes() { meddle(*this, {std::chrono::hours(25), {}, {}, {}}); }
};

} // namespace

TEST_CASE("Another installation's check-ins are seen a day later, named once, and passes go on") {
    LateDouble scene;
    CHECK(scene.push_one_more("08:00:00").exit_code == 0); // not looked for again on the same day
    scene.punch("0001", at(1, "09:00:00"));
    scene.punch("0001", at(1, "10:00:00"));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.a_day_passes();
    const auto seen = scene.pass_of("push", "lobby");
    INFO(seen.text());
    CHECK(seen.exit_code == 65);
    CHECK(seen.count("sent") == 2);
    CHECK(seen.message.find("somebody else writes the same punches") != std::string::npos);
    CHECK(seen.message.find("CKIN-THEIRS") != std::string::npos);
    CHECK(scene.run({"status"}).says("CKIN-THEIRS: there twice"));

    const auto next = scene.pass_of("push", "lobby");
    INFO(next.text());
    CHECK(next.exit_code == 0);
    meddle(scene, {std::chrono::hours(50), {}, {}, {}});
    scene.site.employ("0002");
    CHECK(scene.pass_of("push", "lobby").exit_code == 0);
    CHECK(scene.run({"status"}).says("CKIN-THEIRS"));
}

TEST_CASE("Where ours is the later of the two, its punch goes over to the one that stays") {
    LateDouble scene;
    scene.punch("0001", at(2, "08:01:00.5"), {{"terminal_sn", "T2"}}); // a duplicate of ours
    scene.punch("0001", at(1, "08:00:00"));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    REQUIRE(scene.pass_of("push", "lobby").exit_code == 0);
    const Json ours = scene.site.get("/_sim/checkins?from=" + days_ago(2) + "%2008:01:00&to=" + days_ago(1));
    REQUIRE(ours.size() == 1);
    const std::string name = ours.at(0).at("name");
    scene.enter("AAA-EARLIER", "08:01:00", {{"creation", ours.at(0).at("creation")}});
    scene.punch("0001", at(1, "09:00:00"));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.a_day_passes();
    const auto seen = scene.pass_of("push", "lobby");
    INFO(seen.text());
    CHECK(seen.exit_code == 65);
    CHECK(seen.message.find(name) != std::string::npos);
    CHECK(scene.rows_in("duplicate") == 2);

    // As it was told.
    scene.site.erase("/_sim/checkins?name=" + name);
    scene.site.erase("/_sim/checkins?name=CKIN-THEIRS");
    meddle(scene, {});
    const auto story = scene.run({"why", "0001", days_ago(2)});
    INFO(story.out);
    CHECK(story.says("AAA-EARLIER"));
    CHECK_FALSE(story.says("no longer has"));
    CHECK(scene.run({"reconcile", "--since", days_ago(3)}).exit_code == 0);
}

TEST_CASE("An OUT that somebody enters in the second of our IN is said once, and nobody is blamed") {
    LateDouble scene;
    scene.site.erase("/_sim/checkins?name=CKIN-THEIRS");
    scene.enter("CKIN-HR", "08:00:00", {{"log_type", "OUT"}, {"device_id", ""}});
    CHECK(scene.push_one_more("08:00:00").exit_code == 0);
    for (const char* time : {"09:00:00", "10:00:00"}) scene.punch("0001", at(1, time));
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.a_day_passes();
    const auto seen = scene.pass_of("push", "lobby");
    INFO(seen.text());
    CHECK(seen.exit_code == 0);
    CHECK(seen.err.find("CKIN-HR (OUT, no device)") != std::string::npos);
    CHECK(seen.err.find("not one punch") != std::string::npos);
    CHECK_FALSE(scene.run({"status"}).says("CKIN-HR"));

    scene.punch("0009", at(1, "11:00:00"));
    meddle(scene, {});
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    meddle(scene, {std::chrono::hours(51), {}, {}, {}});
    const auto next = scene.pass_of("push", "lobby");
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.err.find("CKIN-HR") == std::string::npos);
    meddle(scene, {});
    const auto reconciled = scene.run({"reconcile", "--since", days_ago(3)});
    INFO(reconciled.out);
    CHECK_FALSE(reconciled.says("twice on the site"));
}

TEST_CASE("A daily look that max_time ends goes on at the next push, to its end") {
    LateDouble scene(900);
    CHECK(scene.push_one_more("08:00:00").exit_code == 0);
    scene.enter("CKIN-LAST", "22:59:00");
    scene.punch("0009", at(1, "09:00:00")); // waits for an employee, so that there is work
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.a_day_passes();
    scene.config.set("device.lobby", "max_time", "6s");
    scene.site.faults({{"match", {{"path", "get_list"}, {"body_contains", "Employee Checkin"}}},
                       {"times", 1},
                       {"do", {{"kind", "slow"}, {"ms", 6500}}}});
    const auto first = scene.pass_of("push", "lobby");
    INFO(first.text());
    CHECK(first.exit_code == 65);
    CHECK(first.message.find("CKIN-THEIRS") != std::string::npos);
    CHECK(first.message.find("CKIN-LAST") == std::string::npos);
    const auto second = scene.pass_of("push", "lobby");
    INFO(second.text());
    CHECK(second.exit_code == 65);
    CHECK(second.message.find("CKIN-LAST") != std::string::npos);
    CHECK(scene.pass_of("push", "lobby").exit_code == 0);
}

TEST_CASE("While a daily look asks the site, another device's pass writes") {
    LateDouble scene;
    Device gate;
    gate.knobs({{"password", device_password}});
    scene.config.set("device.gate", "url", gate.url())
        .set("device.gate", "username", "admin")
        .set("device.gate", "password_file", scene.secret("gate", device_password))
        .set("device.gate", "since", days_ago(20));
    CHECK(scene.push_one_more("08:00:00").exit_code == 0);
    scene.punch("0009", at(1, "09:00:00"));
    gate.punch({{"emp_code", "0001"}, {"punch_time", at(1, "10:00:00")}, {"terminal_sn", "T2"}});
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    REQUIRE(scene.pass_of("pull", "gate").exit_code == 0);
    scene.a_day_passes();
    scene.site.faults({{"match", {{"path", "get_list"}, {"body_contains", "Employee Checkin"}}},
                       {"times", 1},
                       {"do", "pause"}});
    Process looking = scene.start({"push", "--device", "lobby"});
    REQUIRE(eventually([&] { return scene.site.get("/_sim/stats").at("paused") == 1; }));
    const auto writing = scene.pass_of("push", "gate");
    INFO(writing.text());
    CHECK(writing.exit_code == 0);
    CHECK(writing.count("sent") == 1);
    CHECK(looking.running());
    scene.site.post("/_sim/continue", Json::object());
    CHECK(looking.wait().exit_code == 65);
}
