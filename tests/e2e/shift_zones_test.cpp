// The shift mark on a host in another zone than device and site, with no zone configured: a rented server.
#include "harness/eventually.hpp"
#include "harness/shift_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

constexpr int dubai = 4 * 60; ///< minutes ahead of UTC, as the simulated site is

/// This host shows UTC; the device and the site show `ahead` minutes more.
struct ElsewhereShift : ShiftScene {
    int ahead;
    const std::string margin_before_there = there(61); ///< as `margin_before`

    explicit ElsewhereShift(int minutes = dubai) : ahead(minutes) {
        site.knobs({{"utc_offset_minutes", minutes}});
        shift_type(at(3, "00:00:00"), {{"process_attendance_after", days_ago(3)}});
        punch_there(180);
    }
    /// What clocks there show, so many minutes ago.
    std::string there(int minutes_back) const { return minutes_ago(minutes_back - ahead); }
    void punch_there(int minutes_back) { punch_at(there(minutes_back)); }
    /// A first pass shows the site's offset; the second knows it.
    Outcome two_passes() {
        first_pass();
        return pass();
    }
};

} // namespace

TEST_CASE("On a host west of both, the mark follows what the terminals and the site show") {
    ElsewhereShift scene;
    scene.active_at(scene.there(0));
    const auto outcome = scene.first_pass();
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(scene.mark() >= scene.margin_before_there);
    CHECK(scene.mark() <= scene.there(60));
}

TEST_CASE("On a host west of both, upload times do where the device does not tell of its terminals") {
    ElsewhereShift scene;
    scene.device.faults(
        {{"match", {{"path", "/iclock/api/terminals/"}}}, {"times", 0}, {"do", "status"}, {"status", 404}});
    const std::string read_by_then = scene.there(65);
    scene.punch_there(1);
    REQUIRE(scene.first_pass().exit_code == 0);
    // What was read before a pull began shows what its clock was by then.
    CHECK(eventually([&] {
        scene.pass();
        return scene.mark() >= read_by_then;
    }));
    CHECK(scene.mark() <= scene.there(60));
}

TEST_CASE("On a host east of both, the mark never passes what they show") {
    ElsewhereShift scene(-5 * 60);
    scene.active_at(scene.there(0));
    const auto outcome = scene.two_passes();
    INFO(outcome.err);
    CHECK(scene.mark() >= scene.margin_before_there);
    CHECK(scene.mark() <= scene.there(60));
}

TEST_CASE("A terminal that is off-line holds the mark there as anywhere") {
    ElsewhereShift scene;
    const std::string less_the_margin = scene.there(180), last_active = scene.there(120);
    scene.active_at(last_active);
    const auto outcome = scene.two_passes();
    INFO(outcome.err);
    CHECK(scene.mark() >= less_the_margin);
    CHECK(scene.mark() <= scene.there(179));
    CHECK(outcome.says("last active at " + last_active));
}

TEST_CASE("Nobody is Absent whose punch is on its way to a host in another zone") {
    ElsewhereShift scene;
    scene.active_at(scene.there(0));
    scene.two_passes();
    // The next punch is later than all that the mark has passed.
    CHECK(scene.mark() < scene.there(0));
    scene.punch_there(0);
    scene.pass();
    CHECK(scene.site.checkins().size() == 2);
    CHECK(scene.mark() <= scene.there(60));
}

TEST_CASE("A range that is read again does not end at what this host's clock shows") {
    ElsewhereShift scene;
    scene.punch_there(1);
    const Json document = scene.run_json({"pull", "--since", days_ago(2)});
    INFO(document.dump());
    CHECK(scene.report(document).at("pull").at("read") == 2);
}
