// What costs the same on every machine stays as it was measured last: instructions within a tenth, requests
// and bytes to the one. The figures are those of the dev build; docs/performance.md has those of the release
// build.
#include "bench_desk.hpp"
#include "measure.hpp"

#include <catch2/catch.hpp>

using bench::BenchDesk;

namespace {

constexpr double instructions_of_a_pass_without_news = 29.0e6;
constexpr double instructions_of_a_punch = 72e3;
constexpr double bytes_of_a_punch = 122;

/// More is a loss, and less is to be written down here, so that it is not lost again.
void stays(double measured, double expected) {
    CHECK(measured <= 1.1 * expected);
    CHECK(measured >= 0.9 * expected);
}

} // namespace

TEST_CASE("a pass without news costs what it did: two requests, and as many instructions") {
    BenchDesk desk;
    desk.rows(3'000, 30);
    desk.recent_rows(300);
    desk.pass({"pull"});
    desk.pass({"pull"});
    desk.requests();
    const auto taken = static_cast<double>(bench::instructions(desk.zksync({"pull"})));
    CHECK(desk.requests() == 2);
    stays(taken, instructions_of_a_pass_without_news);
}

TEST_CASE("a punch costs what it did to read and to keep") {
    constexpr std::int64_t few = 1'000, more = 5'000;
    BenchDesk desk;
    const auto taken_for = [&](std::int64_t count) {
        desk.rows(count, 10);
        desk.forget();
        return static_cast<double>(bench::instructions(desk.zksync({"pull"})));
    };
    const double base = taken_for(few);
    stays((taken_for(more) - base) / (more - few), instructions_of_a_punch);
    stays(static_cast<double>(desk.bytes()) / more, bytes_of_a_punch);
}
