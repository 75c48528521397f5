#include "lookback/advice.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

std::string advice(PunchState state, Reason reason) {
    JournalRow row;
    row.punch.code = {" 0042"};
    row.judgement = {state, reason, ""};
    return what_to_do(row, {"lobby", "attendance_device_id", {"0042"}, {"0042@o'clock=2026-11-22 08:00:00"}});
}

} // namespace

TEST_CASE("What to do about a punch names the place, and a command can be typed as it stands") {
    CHECK(advice(PunchState::waiting, Reason::no_employee) ==
          "write 0042 into attendance_device_id of the Employee whose code it is; it is delivered by itself "
          "then");
    CHECK(advice(PunchState::waiting, Reason::refused) ==
          "put right what the site says, then: zksync push --device lobby --retry");
    CHECK(advice(PunchState::quarantined, Reason::unusable_time) ==
          "if that is when it was: zksync push --device lobby --release '0042@o'\\''clock=2026-11-22 "
          "08:00:00'");
}

TEST_CASE("About what is delivered, on its way or nobody's there is nothing to do") {
    CHECK(advice(PunchState::sent, Reason::none).empty());
    CHECK(advice(PunchState::pending, Reason::none).empty());
    CHECK(advice(PunchState::ignored, Reason::no_code).empty());
    CHECK(advice(PunchState::ignored, Reason::before_since).empty());
}
