// What costs the same on every machine stays as it was measured last: instructions within a tenth, requests
// and bytes to the one. The figures are those of the dev build; docs/performance.md has those of the release
// build.
#include "bench_desk.hpp"
#include "measure.hpp"

#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using bench::BenchDesk;

namespace {

constexpr double instructions_of_a_pass_without_news = 24.0e6;
constexpr double instructions_of_a_punch = 41e3;
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

TEST_CASE("what map-check finds of people takes no memory") {
    constexpr long few = 1'000, more = 21'000, most_bytes_a_person = 500;
    const auto peak_of = [](long people) {
        e2e::PushScene scene;
        scene.site.post("/_sim/employees/generate",
                        {{"count", people}, {"first", 1}, {"attendance_device_id", nullptr}});
        const auto checked = scene.run({"map-check"}, std::chrono::minutes(2));
        INFO(checked.err);
        // A row each, the heading, and the sums.
        REQUIRE(std::count(checked.out.begin(), checked.out.end(), '\n') >= people + 2);
        return checked.max_rss_kib * 1024;
    };
    const long base = peak_of(few);
    CHECK((peak_of(more) - base) / (more - few) <= most_bytes_a_person);
}
