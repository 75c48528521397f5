// What another installation stored after ours was read back is found by the daily look.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// Two punches are delivered; another installation stores one of them too, after it was read back.
struct LateDouble : PushScene {
    LateDouble() {
        employ(1);
        punch_minutes(2);
        REQUIRE(pass().count("sent") == 2);
        site.post("/_sim/checkins", Json::array({{{"name", "CKIN-THEIRS"},
                                                  {"employee", "HR-EMP-0001"},
                                                  {"time", at(2, "08:00:00")},
                                                  {"log_type", "IN"},
                                                  {"device_id", "Gate 1"}}}));
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
