#include "pass/clock_check.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

DeviceClient::ClockReading host_ahead_by(std::chrono::seconds ahead) {
    const Moment server{1'795'000'000s};
    return {server, server + ahead};
}

std::optional<std::string> complaint_of(std::chrono::seconds ahead) {
    return host_clock_complaint(host_ahead_by(ahead));
}

} // namespace

TEST_CASE("clocks that are an hour apart, or less, are right") {
    CHECK_FALSE(complaint_of(0s));
    CHECK_FALSE(complaint_of(1h));
    CHECK_FALSE(complaint_of(-1h));
}

TEST_CASE("more than an hour is warned of") {
    CHECK(complaint_of(1h + 1s));
    CHECK(complaint_of(-14h));
    CHECK(complaint_of(24h));
    CHECK_THAT(complaint_of(-(1h + 30min)).value(), Catch::Contains("1 h 30 min"));
}

TEST_CASE("more than a day stops the pass, with both times") {
    for (const auto apart : {24h + 1s, -(24h + 1s), 9'000h + 0s}) {
        try {
            host_clock_complaint(host_ahead_by(apart));
            FAIL("nothing was said");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::configuration);
            CHECK_THAT(error.what(), Catch::Contains("2026-11-18 11:06:40 UTC"));
        }
    }
}

TEST_CASE("a span is said in the two largest units") {
    CHECK(span_in_words(0s) == "0 s");
    CHECK(span_in_words(-45s) == "45 s");
    CHECK(span_in_words(5min + 59s) == "5 min");
    CHECK(span_in_words(1h) == "1 h");
    CHECK(span_in_words(1h + 30min) == "1 h 30 min");
    CHECK(span_in_words(76h) == "3 d 4 h");
    CHECK(span_in_words(48h + 59min) == "2 d");
}

TEST_CASE("two clocks are so many minutes apart, whichever second they were read in") {
    CHECK(gap_in_words(2h - 1s) == "2 h");
    CHECK(gap_in_words(-(2h + 1s)) == "2 h");
    CHECK(gap_in_words(48h - 20s) == "2 d");
    CHECK(gap_in_words(59s) == "59 s");
    CHECK(gap_in_words(-61s) == "1 min");
    CHECK_THAT(complaint_of(1s - 2h).value(), Catch::Contains("2 h apart"));
}

TEST_CASE("what was said of a clock is not over because of the second in which it was read") {
    CHECK(is_at_edge(120s, 2min));
    CHECK(is_at_edge(-111s, 2min));
    CHECK_FALSE(is_at_edge(110s, 2min));
    CHECK_FALSE(is_at_edge(-121s, 2min));
}
