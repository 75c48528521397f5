// How long a lost answer is waited for.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A lost answer is never settled before request_limit is over") {
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(2, "08:00:00"));
    scene.punch("0001", at(2, "08:01:00"));
    scene.break_insert("commit_then_close_silently");
    REQUIRE(scene.pass().exit_code == 69);
    const Json asked = scene.site.get("/_sim/requests?bodies=0");
    REQUIRE(asked.size() > 1);
    REQUIRE(asked.back().at("path").get<std::string>().ends_with("insert_many"));
    // What it is counted from lies between the answer before and the site's having it, which may take its
    // time.
    const double before_sent = asked.at(asked.size() - 2).at("end_ms");
    scene.site.forget_requests();
    REQUIRE(scene.passes_until_settled());
    const Json settling = scene.site.get("/_sim/requests?bodies=0&path=add_log");
    REQUIRE_FALSE(settling.empty());
    const auto waited = settling.front().at("start_ms").get<double>() - before_sent;
    CHECK(waited >= 4'000);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}
