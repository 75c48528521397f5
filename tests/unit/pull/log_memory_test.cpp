#include "pull/log_memory.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using terminal::Counts;
using terminal::LogRead;
using terminal::Transferred;

namespace {

LocalTime log_time(const char* text) { return LocalTime::parse(text).value(); }

LogMemory remembered() { return {58, log_time("2026-11-22 08:00:00"), log_time("2026-11-01"), false, 0, 3}; }
LogOffer offered() {
    return {Counts{3, 58, 100'000}, log_time("2026-11-22 19:00:00"), log_time("2026-11-01"), true};
}

/// A read of so many rows of 40 bytes whose sizes agree.
LogRead read_of(std::uint32_t rows) {
    LogRead read;
    const std::uint32_t bytes = rows * 40 + 4;
    read.transfer = {Transferred::Form::in_pieces, bytes, bytes, 0};
    read.total = rows * 40;
    read.row_bytes = rows * 40;
    read.rows = rows;
    read.layout = terminal::RowLayout{};
    return read;
}
Counts counting(std::uint32_t rows) { return {3, rows, 100'000}; }

} // namespace

TEST_CASE("a log is left alone only where nothing can have come") {
    CHECK(is_as_remembered(remembered(), offered()));
    LogOffer offer = offered();
    SECTION("another count") { offer.counts.records = 59; }
    SECTION("no count") { offer.counts.records.reset(); }
    SECTION("it is full") { offer.counts.record_capacity = 58; }
    SECTION("another day") { offer.time = log_time("2026-11-23 00:00:01"); }
    SECTION("no day") { offer.time.reset(); }
    SECTION("since has moved") { offer.since = log_time("2026-10-01"); }
    SECTION("somebody has no code, and the users are others") {
        offer.knows_all_people = false;
        offer.counts.users = 4;
    }
    CHECK_FALSE(is_as_remembered(remembered(), offer));
}

TEST_CASE("a log whose count is known to be wrong is never left alone") {
    LogMemory memory = remembered();
    memory.miscount = 2;
    CHECK_FALSE(is_as_remembered(memory, offered()));
}

TEST_CASE("who waits for a code is no reason to read again while the users are the same") {
    LogOffer offer = offered();
    offer.knows_all_people = false;
    CHECK(is_as_remembered(remembered(), offer));
}

TEST_CASE("a count that fell is a log that was cleared, unless it was full") {
    CHECK(was_cleared(remembered(), counting(57)));
    CHECK_FALSE(was_cleared(remembered(), counting(58)));
    CHECK_FALSE(was_cleared(remembered(), Counts{}));
    LogMemory full = remembered();
    full.was_full = true;
    CHECK_FALSE(was_cleared(full, counting(57)));
}

TEST_CASE("a log is nearly full from nine tenths of its room on") {
    CHECK_FALSE(is_nearly_full({{}, 89, 100}));
    CHECK(is_nearly_full({{}, 90, 100}));
    CHECK_FALSE(is_full({{}, 99, 100}));
    CHECK(is_full({{}, 100, 100}));
    CHECK_FALSE(is_full({{}, 100, 0}));
    CHECK_FALSE(is_nearly_full({{}, 90, {}}));
}

TEST_CASE("sizes and counts that agree are a complete read, with rows that came meanwhile or without") {
    CHECK(verdict_of(read_of(58), counting(58), counting(58), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(58), counting(58), counting(60), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(60), counting(58), counting(60), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(58), Counts{}, Counts{}, {}) == LogVerdict{});
}

TEST_CASE("a count that is off is doubted once, and believed to be wrong when it is so again") {
    const auto first = verdict_of(read_of(58), counting(60), counting(60), {});
    CHECK_THAT(first.missing.value_or(""), Contains("it counts 60 rows, and 58 came"));
    CHECK(first.miscount == 2);
    CHECK_FALSE(verdict_of(read_of(58), counting(60), counting(60), 2).missing);
    CHECK(verdict_of(read_of(57), counting(60), counting(60), 2).missing);
    const auto too_low = verdict_of(read_of(58), counting(0), counting(0), {});
    CHECK(too_low.missing);
    CHECK(too_low.miscount == -58);
    CHECK_FALSE(verdict_of(read_of(61), counting(0), counting(0), -58).missing);
    CHECK(verdict_of(read_of(58), counting(60), counting(60), -2).missing);
}

TEST_CASE("no count explains sizes that do not agree, nor a log that gives none of its rows") {
    LogRead cut = read_of(58);
    cut.row_bytes -= 40;
    CHECK(verdict_of(cut, counting(58), counting(58), 1).missing);
    CHECK_FALSE(verdict_of(cut, counting(58), counting(58), 1).miscount);
    LogRead nothing;
    nothing.transfer.form = Transferred::Form::in_pieces;
    CHECK(verdict_of(nothing, counting(58), counting(58), 58).missing);
    CHECK_FALSE(verdict_of(nothing, counting(0), counting(0), {}).missing);
    LogRead refused;
    CHECK(verdict_of(refused, counting(58), counting(58), {}).missing);
    CHECK_FALSE(verdict_of(refused, counting(0), counting(0), {}).missing);
}
