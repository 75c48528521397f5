#include "pass/clock_check.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

DeviceClient::ClockReading host_ahead_by(std::chrono::seconds ahead) {
    const Moment server{1'795'000'000s};
    return {server, server + ahead};
}

std::vector<std::string> warnings_of(std::chrono::seconds ahead) {
    std::vector<std::string> warnings;
    check_host_clock(host_ahead_by(ahead), Log{[&](Level level, std::string_view line) {
                         if (level == Level::warning) warnings.emplace_back(line);
                     }});
    return warnings;
}

} // namespace

TEST_CASE("clocks that are an hour apart, or less, are right") {
    CHECK(warnings_of(0s).empty());
    CHECK(warnings_of(1h).empty());
    CHECK(warnings_of(-1h).empty());
}

TEST_CASE("more than an hour is warned of") {
    CHECK(warnings_of(1h + 1s).size() == 1);
    CHECK(warnings_of(-14h).size() == 1);
    CHECK(warnings_of(24h).size() == 1);
    CHECK_THAT(warnings_of(-(1h + 30min))[0], Catch::Contains("1 h 30 min"));
}

TEST_CASE("more than a day stops the pass, with both times") {
    for (const auto apart : {24h + 1s, -(24h + 1s), 9'000h + 0s}) {
        try {
            check_host_clock(host_ahead_by(apart), Log{});
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
