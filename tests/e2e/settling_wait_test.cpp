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
    const Json sent = scene.site.get("/_sim/requests?bodies=0&method=POST&path=insert_many");
    REQUIRE(sent.size() == 1);
    scene.site.forget_requests();
    REQUIRE(scene.passes_until_settled());
    const Json settling = scene.site.get("/_sim/requests?bodies=0&path=add_log");
    REQUIRE_FALSE(settling.empty());
    const auto waited =
        settling.front().at("start_ms").get<double>() - sent.front().at("start_ms").get<double>();
    CHECK(waited >= 2'000);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}
