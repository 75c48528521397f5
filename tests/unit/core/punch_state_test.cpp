#include "core/punch_state.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("every punch state has a word of its own that leads back to it") {
    for (const PunchState state : all_punch_states) {
        CAPTURE(to_text(state));
        CHECK(punch_state_from(to_text(state)) == state);
    }
    CHECK(to_text(PunchState::in_doubt) == "in-doubt");
}

TEST_CASE("other words are no punch state") {
    CHECK_FALSE(punch_state_from(""));
    CHECK_FALSE(punch_state_from("in_doubt"));
    CHECK_FALSE(punch_state_from("Pending"));
}

TEST_CASE("what the site has is delivered") {
    CHECK(is_delivered(PunchState::sent));
    CHECK(is_delivered(PunchState::duplicate));
    CHECK_FALSE(is_delivered(PunchState::in_doubt));
    CHECK_FALSE(is_delivered(PunchState::waiting));
}
