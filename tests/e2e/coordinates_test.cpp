// coordinates = "punch": where a mobile punch was made.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace e2e;

namespace {

struct PlaceScene : PushScene {
    PlaceScene() {
        employ(1);
        config.set("device.lobby", "coordinates", "punch");
        config.set_raw("device.lobby.terminal.CQUJ190000001", "latitude", "25.2");
        config.set_raw("device.lobby.terminal.CQUJ190000001", "longitude", "55.3");
        site.post("/_sim/knobs", {{"add_log_drops_geolocation", false}});
    }
    /// Where the only check-in was made.
    std::pair<double, double> place() {
        const Json checkins = site.checkins();
        REQUIRE(checkins.size() == 1);
        return {checkins.at(0).at("latitude").get<double>(), checkins.at(0).at("longitude").get<double>()};
    }
    std::pair<double, double> place_of(const Json& fields) {
        punch("0001", at(2, "08:00:00"), fields);
        REQUIRE(pass().exit_code == 0);
        return place();
    }
};

using Place = std::pair<double, double>;
constexpr Place of_punch{24.4539, 54.3773}, of_terminal{25.2, 55.3};

} // namespace

TEST_CASE("A mobile punch's own coordinates go into the check-in") {
    PlaceScene scene;
    SECTION("as numbers") {
        CHECK(scene.place_of({{"latitude", 24.4539}, {"longitude", 54.3773}}) == of_punch);
    }
    SECTION("as texts") {
        CHECK(scene.place_of({{"latitude", "24.4539"}, {"longitude", " 54.3773 "}}) == of_punch);
    }
    SECTION("as one text") { CHECK(scene.place_of({{"gps_location", "24.4539, 54.3773"}}) == of_punch); }
    SECTION("as one text beside empty ones") {
        CHECK(
            scene.place_of({{"latitude", nullptr}, {"longitude", ""}, {"gps_location", "24.4539,54.3773"}}) ==
            of_punch);
    }
}

TEST_CASE("What is no place leaves the terminal's") {
    PlaceScene scene;
    const Json fields = GENERATE(
        Json{{"latitude", 0}, {"longitude", 0.0}}, Json{{"gps_location", ""}}, Json{{"gps_location", "0,0"}},
        Json{{"gps_location", "Dubai, UAE"}}, Json{{"gps_location", "24.4539"}}, Json{{"latitude", 24.4539}},
        Json{{"latitude", 91}, {"longitude", 54}}, Json{{"latitude", 24}, {"longitude", -180.5}},
        Json{{"latitude", "nan"}, {"longitude", "inf"}}, Json{{"gps_location", "24.4539,54.3773,12"}});
    INFO(fields.dump());
    CHECK(scene.place_of(fields) == of_terminal);
}

TEST_CASE("Left out, a punch's own coordinates are neither sent nor stored") {
    PlaceScene scene;
    scene.config.remove("device.lobby", "coordinates");
    CHECK(scene.place_of({{"latitude", 24.4539}, {"longitude", 54.3773}}) == of_terminal);
    // Asked for later, it takes nothing back.
    scene.config.set("device.lobby", "coordinates", "punch");
    REQUIRE(scene.pass_of("pull", "lobby", {"--since", days_ago(3)}).exit_code == 0);
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(scene.place() == of_terminal);
}

TEST_CASE("Coordinates outlive the pass that read them, and come to a row that is read again") {
    PlaceScene scene;
    scene.config.remove("device.lobby", "coordinates");
    scene.punch("0001", at(2, "08:00:00"), {{"gps_location", "24.4539,54.3773"}});
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    scene.config.set("device.lobby", "coordinates", "punch");
    REQUIRE(scene.pass_of("pull", "lobby", {"--since", days_ago(3)}).exit_code == 0);
    REQUIRE(scene.pass_of("push", "lobby").exit_code == 0);
    CHECK(scene.place() == of_punch);
}
