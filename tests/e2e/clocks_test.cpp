// Clocks that are wrong: this host's, a terminal's.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace e2e;
using std::chrono::hours;

namespace {

/// The host's clock moves, the device's stays right.
struct ClockScene : PushScene {
    ClockScene() { employ(5); }

    PassResult pass_with_clock(hours ahead) {
        Meddling meddling;
        meddling.wall = ahead;
        meddle(*this, meddling);
        return pass();
    }
    /// A punch of so many minutes ago.
    void punch_now(const std::string& code, int minutes_ago = 0) {
        const std::time_t then = std::time(nullptr) - minutes_ago * 60;
        std::tm parts{};
        gmtime_r(&then, &parts);
        char text[32];
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
        punch(code, text);
    }
    void check_all_delivered() {
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
};

} // namespace

TEST_CASE("A host clock that was ahead for a while loses nothing") {
    const int ahead = GENERATE(2, 20);
    INFO(ahead);
    ClockScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.pass_with_clock(hours(0)).exit_code == 0);
    const PassResult wrong = scene.pass_with_clock(hours(ahead));
    CHECK(wrong.exit_code == 0);
    CHECK(wrong.err.find("clock") != std::string::npos);
    // Before the mark that the wrong clock left behind.
    scene.punch_now("0002");
    scene.punch_now("0003", 90);
    REQUIRE(scene.pass_with_clock(hours(0)).exit_code == 0);
    scene.check_all_delivered();
    scene.punch_now("0004");
    REQUIRE(scene.pass_with_clock(hours(0)).exit_code == 0);
    scene.check_all_delivered();
}

TEST_CASE("A host clock that was behind for a while loses nothing") {
    ClockScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.pass_with_clock(hours(0)).exit_code == 0);
    scene.punch_now("0002");
    const PassResult wrong = scene.pass_with_clock(hours(-20));
    INFO(wrong.text());
    CHECK(wrong.exit_code == 0);
    scene.punch_now("0003");
    REQUIRE(scene.pass_with_clock(hours(0)).exit_code == 0);
    scene.check_all_delivered();
}

TEST_CASE("A host clock that is days off reads and marks nothing") {
    const int ahead = GENERATE(-24 * 300, -26, 26, 24 * 300);
    INFO(ahead);
    ClockScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    const PassResult wrong = scene.pass_with_clock(hours(ahead));
    CHECK(wrong.exit_code == 78);
    CHECK(wrong.message.find("apart") != std::string::npos);
    CHECK(scene.site.writes() == 0);
    const PassResult right = scene.pass_with_clock(hours(0));
    INFO(right.text());
    CHECK(right.exit_code == 0);
    CHECK(right.pull.at("new") == 1);
    scene.check_all_delivered();
}

TEST_CASE("A clock that is put right while an answer is missing doubles nothing") {
    const int ahead = GENERATE(-20, 20);
    const char* broken = GENERATE("commit_then_close_silently", "close_before_commit");
    INFO(ahead << " h, " << broken);
    ClockScene scene;
    scene.punch_minutes(15);
    scene.break_insert(broken, 2);
    CHECK(scene.pass_with_clock(hours(ahead)).exit_code == 69);
    Meddling right;
    right.boot = std::chrono::seconds(1000);
    meddle(scene, right);
    const PassResult settled = scene.pass();
    INFO(settled.text());
    CHECK(settled.exit_code == 0);
    scene.check_all_delivered();
}

TEST_CASE("A punch from the future is judged again as its time comes") {
    ClockScene scene;
    scene.punch("0001", at(-2, "12:00:00"));
    CHECK(scene.pass_with_clock(hours(0)).pull.at("quarantined") == 1);
    CHECK(scene.stored().empty());
    scene.device.knobs({{"date_skew", 3 * 86'400}});
    REQUIRE(scene.pass_with_clock(hours(72)).exit_code == 0);
    scene.check_all_delivered();
}

TEST_CASE("A quarantined punch that was released is delivered, and stays so") {
    ClockScene scene;
    scene.punch("0001", "2012-05-06 08:00:00");
    scene.config.set("device.lobby", "since", "2012-01-01");
    CHECK(scene.pass().pull.at("quarantined") == 1);
    CHECK(scene.run({"push", "--device", "lobby", "--release", "0001@2012-05-06 08:00:01"}).exit_code == 64);
    CHECK(scene.run({"push", "--device", "lobby", "--release", "0001@2012-05-06 08:00:00"}).exit_code == 0);
    scene.check_all_delivered();
    CHECK(scene.pass().push.at("sent") == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("A terminal whose clock is off is named, with the amount") {
    const int ahead = GENERATE(2, -3);
    INFO(ahead);
    ClockScene scene;
    for (int number = 0; number < 30; ++number) {
        const std::string minute = std::to_string(10 + number);
        scene.punch("0001", at(1, std::to_string(12 + ahead) + ":" + minute + ":00"),
                    {{"upload_time", at(1, "12:" + minute + ":02")}});
    }
    Outcome outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("Gate 1"));
    CHECK(outcome.says(ahead > 0 ? "2 h" : "3 h"));
    CHECK(outcome.says("time_zone"));
}

TEST_CASE("A terminal whose clock is a quarter of an hour off is said once, whatever the seconds") {
    ClockScene scene;
    const auto punch_late_by = [&](int minute, const std::string& upload) {
        scene.punch("0001", at(1, "12:" + std::to_string(minute) + ":00"), {{"upload_time", at(1, upload)}});
    };
    for (int minute = 10; minute < 40; ++minute)
        punch_late_by(minute, "12:" + std::to_string(minute + 15) + ":02");
    const std::string said = "the clock of terminal Gate 1 (CQUJ190000001) runs 15 min behind";
    CHECK(scene.run({"run", "--device", "lobby"}).says(said));
    punch_late_by(40, "12:54:58");
    CHECK_FALSE(scene.run({"run", "--device", "lobby"}).says(said));
    CHECK(scene.stored().size() == 31);
}
