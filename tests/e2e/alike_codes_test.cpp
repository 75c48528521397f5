// Codes that the site's database takes for one another: each goes by what was asked for it.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A code asked for later, which the site answers with an employee known by then, doubles nobody") {
    PushScene scene;
    scene.site.employ("ab12", {{"date_of_joining", days_ago(5)}});
    // It waits, so the next pass asks for its code before it asks for those of new punches.
    scene.punch("ab12", at(8, "08:00:00"));
    REQUIRE(scene.pass().count("waiting") == 1);

    scene.punch("ab12", at(2, "08:00:00"));
    scene.punch("AB12", at(2, "09:00:00"));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 1);
    CHECK(pass.count("waiting") == 2);
    CHECK(scene.stored() == Lines{line("HR-EMP-ab12", at(2, "08:00:00"), "IN", "Gate 1")});
    const auto status = scene.run({"status"});
    CHECK(status.says("nobody on the site has this code"));
    CHECK_FALSE(status.says("Several"));
}
