// This host's clock and the device's: what is said of them, and what is concluded from them.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;
using std::chrono::hours;

namespace {

struct TwoClocks : PushScene {
    TwoClocks() {
        employ(1);
        punch("0001", at(2, "08:00:00"));
    }
    Outcome pass_with_device_ahead(double hours_ahead, const std::vector<std::string>& before = {}) {
        device.knobs({{"date_skew", static_cast<int>(hours_ahead * 3'600)}});
        std::vector<std::string> arguments = before;
        arguments.insert(arguments.end(), {"run", "--device", "lobby"});
        Outcome outcome = run(arguments);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 0);
        return outcome;
    }
    PassResult pass_with_host_ahead(hours ahead) {
        Meddling meddling;
        meddling.wall = ahead;
        meddle(*this, meddling);
        return pass();
    }
};

} // namespace

TEST_CASE("Clocks that are two hours apart for good are said once") {
    TwoClocks scene;
    CHECK(scene.pass_with_device_ahead(2).says("2 h apart"));
    for (int pass = 0; pass < 3; ++pass) CHECK(scene.pass_with_device_ahead(2).err.empty());
    CHECK(scene.pass_with_device_ahead(2, {"-v"}).says("2 h apart"));
    // Not yet an hour more.
    CHECK(scene.pass_with_device_ahead(2.8).err.empty());
    CHECK(scene.pass_with_device_ahead(3.2).says("3 h 12 min apart"));
    CHECK(scene.pass_with_device_ahead(3.2).err.empty());
    CHECK(scene.pass_with_device_ahead(0).err.empty());
    CHECK(scene.pass_with_device_ahead(-3.2).says("3 h 12 min apart"));
}

TEST_CASE("Clocks that are an hour apart to the second are said once, whichever second they were read in") {
    TwoClocks scene;
    constexpr double hour = 3'600;
    CHECK(scene.pass_with_device_ahead(3'625 / hour).says("1 h apart"));
    CHECK_FALSE(scene.pass_with_device_ahead(3'599 / hour, {"-v"}).says("agree again"));
    CHECK(scene.pass_with_device_ahead(3'625 / hour).err.empty());
    CHECK(scene.pass_with_device_ahead(0, {"-v"}).says("agree again"));
    CHECK(scene.pass_with_device_ahead(3'625 / hour).says("1 h apart"));
}

TEST_CASE("Clocks that are apart are said again as the days go by") {
    TwoClocks scene;
    scene.device.knobs({{"date_skew", 2 * 3'600}});
    CHECK(scene.pass_with_host_ahead(hours(0)).err.find("apart") != std::string::npos);
    scene.device.knobs({{"date_skew", 14 * 3'600}});
    CHECK(scene.pass_with_host_ahead(hours(12)).err.empty());
    scene.device.knobs({{"date_skew", 27 * 3'600}});
    CHECK(scene.pass_with_host_ahead(hours(25)).err.find("2 h apart") != std::string::npos);
}

TEST_CASE("A punch from the future is let go only by a clock that was compared") {
    TwoClocks scene;
    scene.punch("0001", at(-2, "12:00:00"));
    scene.device.knobs({{"no_date", true}});
    CHECK(scene.pass_with_host_ahead(hours(0)).pull.at("quarantined") == 1);
    // Nobody knows whether this host's clock is right.
    CHECK(scene.pass_with_host_ahead(hours(72)).exit_code == 0);
    CHECK(scene.stored().size() == 1);
    scene.device.knobs({{"no_date", false}, {"date_skew", 72 * 3'600}});
    CHECK(scene.pass_with_host_ahead(hours(72)).exit_code == 0);
    CHECK(scene.stored().size() == 2);
}

TEST_CASE("A terminal that runs ahead of this host is heard of by what it delivered") {
    TwoClocks scene;
    scene.config.remove("device.lobby", "lookback");
    scene.punch(
        "0001", minutes_ago(-23 * 60),
        {{"terminal_sn", "CQUJ190000077"}, {"terminal_alias", "East"}, {"upload_time", at(0, "00:00:10")}});
    CHECK(scene.pass_with_host_ahead(hours(0)).exit_code == 0);
    REQUIRE(scene.stored().size() == 2);
    const Outcome status = scene.run({"status"});
    INFO(status.out);
    CHECK_FALSE(status.says("SILENT"));
    CHECK_FALSE(status.says("never heard of"));
}
