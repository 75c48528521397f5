#include "pull/log_memory.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using terminal::Counts;

namespace {

LocalTime log_time(const char* text) { return LocalTime::parse(text).value(); }

LogMemory remembered() { return {58, log_time("2026-11-22 08:00:00"), log_time("2026-11-01"), false, 0, 3}; }
LogOffer offered() {
    return {Counts{3, 58, 100'000}, log_time("2026-11-22 19:00:00"), log_time("2026-11-01"), true};
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

TEST_CASE("what a terminal does not say of its counts stays as it was") {
    LogMemory full = remembered();
    full.was_full = true;
    full.miscount = 2;
    LogOffer silent = offered();
    silent.counts = {};
    CHECK(memory_of(60, silent, {}, full).was_full);
    CHECK(memory_of(60, silent, {}, full).miscount == 2);
    CHECK(memory_of(60, silent, {}, full).rows == 60);
    CHECK_FALSE(memory_of(60, silent, {}, {}).was_full);
    CHECK_FALSE(memory_of(58, offered(), {}, full).was_full);
    CHECK(memory_of(58, offered(), {}, full).miscount == 0);
}
