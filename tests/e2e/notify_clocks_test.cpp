// The messages of a week, and a program that takes its time.
#include "harness/eventually.hpp"
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

constexpr std::chrono::hours day{24};

/// What came on that day, to both: "day 2 admin: …".
void note(NotifyScene& scene, const std::string& when, Lines& all) {
    for (const char* reader : {"hr", "admin"})
        for (const std::string& subject : scene.subjects(reader))
            all.push_back(when + " " + reader + ": " + subject);
}

} // namespace

TEST_CASE("A device away for two days and a code that nobody has: the messages of a week") {
    NotifyScene scene;
    Lines came;
    for (int passed = 0; passed <= 8; ++passed) {
        scene.later(passed * day + std::chrono::minutes{passed == 0 ? 5 : 0});
        scene.device.knobs({{"licence_lapsed", passed == 2 || passed == 3}});
        scene.punch("0001", at(-passed, "00:00:01"));
        if (passed == 1) scene.punch("0049", at(0, "00:00:02"));
        const int expected = passed == 2 || passed == 3 ? 77 : 0;
        for (int pass = 0; pass < 2; ++pass) {
            const Outcome outcome = scene.run({"run"});
            INFO(outcome.err);
            CHECK(outcome.exit_code == expected);
            note(scene, "day " + std::to_string(passed), came);
        }
    }
    CHECK(came == Lines{"day 1 hr: code 0049 waits: nobody on the site has it",
                        "day 2 hr: still so: code 0049 waits: nobody on the site has it",
                        "day 2 admin: lobby refuses zksync", "day 3 admin: still so: lobby refuses zksync",
                        "day 4 hr: still so: code 0049 waits: nobody on the site has it",
                        "day 4 admin: no longer so: lobby refuses zksync",
                        "day 8 hr: still so: code 0049 waits: nobody on the site has it"});
}

TEST_CASE("What comes and goes is told five times, and how it stands within a day") {
    NotifyScene scene;
    Lines came;
    const auto pass = [&](bool refuses, std::chrono::minutes at) {
        scene.later(at);
        scene.device.knobs({{"licence_lapsed", refuses}});
        scene.run({"run"});
        note(scene, std::to_string(at.count()), came);
    };
    for (int i = 0; i < 9; ++i) pass(i % 2 == 0, std::chrono::minutes{15 * i});
    CHECK(came.size() == 5);
    // It stays as it was when that was said last: that is a reminder's business, a day after.
    came.clear();
    pass(true, std::chrono::hours{12});
    CHECK(came.empty());
    pass(false, std::chrono::hours{13});
    CHECK(came.empty());
    pass(false, std::chrono::hours{24});
    CHECK(came == Lines{"1440 admin: no longer so: lobby refuses zksync"});
}

TEST_CASE("A terminal is not silent while its device is away, and not in the pass that brings it back") {
    NotifyScene scene;
    scene.later(std::chrono::minutes{5});
    scene.punch("0001", at(0, "00:00:01"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.device.knobs({{"licence_lapsed", true}});
    scene.later(6 * day);
    CHECK(scene.run({"run"}).exit_code == 77);
    scene.later(9 * day);
    CHECK(scene.run({"run"}).exit_code == 77);
    CHECK(scene.subjects("admin") == Lines{"lobby refuses zksync", "still so: lobby refuses zksync"});
    scene.device.knobs({{"licence_lapsed", false}});
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"no longer so: lobby refuses zksync"});
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"terminal Gate 1 (CQUJ190000001) of lobby is silent"});
    scene.punch("0001", at(-9, "00:00:01"));
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.subjects("admin") ==
          Lines{"no longer so: terminal Gate 1 (CQUJ190000001) of lobby is silent"});
}

TEST_CASE("A program that hangs is ended with what it started, and the run goes on") {
    NotifyScene scene;
    scene.punch("0049", at(1, "08:01:00"));
    const auto pid = scene.dir / "pid";
    scene.mail_with("hr", "sleep 300 & echo $! >" + pid.string() + "; wait\n");
    Meddling quick;
    quick.pace = 10;
    meddle(scene, quick);
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.took > std::chrono::seconds(2));
    CHECK(outcome.took < std::chrono::seconds(15));
    CHECK(outcome.says("did not end within 30 s"));
    CHECK(eventually([&] { return is_gone(read_file(pid)); }));
}
