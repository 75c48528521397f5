#include "pass/stuck_pass.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

const Moment three_o_clock{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 3h};

} // namespace

TEST_CASE("a pass is stuck once it has held the lock for an hour and stored nothing in that hour") {
    const auto [held_for, quiet_for, stuck] =
        GENERATE(table<std::chrono::minutes, std::chrono::minutes, bool>({
            {5min, 5min, false},
            {59min, 59min, false},
            {60min, 60min, true},
            {60min, 59min, false},
            {600min, 1min, false},
            {600min, 61min, true},
            {5min, 600min, false}, // of the pass before
            {-600min, -600min, false},
        }));
    CAPTURE(held_for.count(), quiet_for.count());
    CHECK(is_stuck({7, three_o_clock - held_for, three_o_clock - quiet_for}, three_o_clock) == stuck);
}

TEST_CASE("what is said of a pass that is stuck names what was seen and what ends it") {
    const Error error = error_of({7, three_o_clock - 2h, three_o_clock - 65min}, three_o_clock);
    CHECK(error.kind() == ErrorKind::locked);
    CHECK(std::string(error.what()) == "another pass of this device (PID 7) has held the lock for 2 h, and "
                                       "has stored nothing for 1 h 5 min");
    CHECK(error.hint().starts_with("kill 7 ends it (where it does not: kill -9 7); "));
}
