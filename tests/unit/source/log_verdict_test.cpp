#include "source/log_verdict.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using terminal::Counts;
using terminal::LogRead;
using terminal::Transferred;

namespace {

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
Counts holding(std::uint32_t rows) { return {3, rows, 100'000}; }

} // namespace

TEST_CASE("sizes and counts that agree are a complete read, with rows that came meanwhile or without") {
    CHECK(verdict_of(read_of(58), holding(58), holding(58), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(58), holding(58), holding(60), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(60), holding(58), holding(60), {}) == LogVerdict{});
    CHECK(verdict_of(read_of(58), Counts{}, Counts{}, {}) == LogVerdict{});
}

TEST_CASE("a count that is off is doubted once, and believed to be wrong when it is so again") {
    const auto first = verdict_of(read_of(58), holding(60), holding(60), {});
    CHECK_THAT(first.missing.value_or(""), Contains("it counts 60 rows, and 58 came"));
    CHECK(first.miscount == 2);
    CHECK_FALSE(verdict_of(read_of(58), holding(60), holding(60), 2).missing);
    CHECK(verdict_of(read_of(57), holding(60), holding(60), 2).missing);
    const auto too_low = verdict_of(read_of(58), holding(0), holding(0), {});
    CHECK(too_low.missing);
    CHECK(too_low.miscount == -58);
    CHECK_FALSE(verdict_of(read_of(61), holding(0), holding(0), -58).missing);
    CHECK(verdict_of(read_of(58), holding(60), holding(60), -2).missing);
}

TEST_CASE("no count explains sizes that do not agree, nor a log that gives none of its rows") {
    LogRead cut = read_of(58);
    cut.row_bytes -= 40;
    CHECK(verdict_of(cut, holding(58), holding(58), 1).missing);
    CHECK_FALSE(verdict_of(cut, holding(58), holding(58), 1).miscount);
    LogRead nothing;
    nothing.transfer.form = Transferred::Form::in_pieces;
    CHECK(verdict_of(nothing, holding(58), holding(58), 58).missing);
    CHECK_FALSE(verdict_of(nothing, holding(0), holding(0), {}).missing);
    LogRead refused;
    CHECK(verdict_of(refused, holding(58), holding(58), {}).missing);
    CHECK_FALSE(verdict_of(refused, holding(0), holding(0), {}).missing);
}
