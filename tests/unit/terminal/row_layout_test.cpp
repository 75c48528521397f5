#include "terminal/row_layout.hpp"

#include "terminal/body_cutter.hpp"
#include "terminal/user_row.hpp"
#include "vectors.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zksync;
using namespace zksync::terminal;
using Kind = RowLayout::Kind;

namespace {

const LocalTime terminal_now = *LocalTime::parse("2026-11-22 18:00:00");
/// 2026-11-22 09:41:49
constexpr std::uint32_t this_morning = 864'294'109;

/// As many rows, a minute apart and the last of them this morning.
Bytes log_of(std::uint32_t rows, RowLayout layout, std::uint32_t last = this_morning) {
    Bytes log;
    for (std::uint32_t at = 0; at < rows; ++at) {
        const std::uint32_t time = last - (rows - 1 - at) * 60;
        Writer row;
        switch (layout.kind) {
        case Kind::with_state:
            row.u16(static_cast<std::uint16_t>(at + 1)).u8(1).u32(time).u8(static_cast<std::uint8_t>(at % 6));
            break;
        case Kind::with_flags:
            row.u16(static_cast<std::uint16_t>(at + 1)).u8(8).u8(0).u32(time);
            break;
        case Kind::with_number:
            row.u32(1'001 + at).u32(time).u8(0).u8(1).u16(0).u32(0);
            break;
        case Kind::with_text:
            row.u16(static_cast<std::uint16_t>(at))
                .raw(bytes_of("1001"))
                .raw(Bytes(20, 0))
                .u8(1)
                .u32(time)
                .u8(0);
            row.raw(Bytes(layout.size - 32, 0));
            break;
        }
        const Bytes bytes = std::move(row).bytes();
        log.insert(log.end(), bytes.begin(), bytes.end());
    }
    return log;
}

std::optional<RowLayout> told(const Bytes& log, std::optional<std::uint32_t> count) {
    return layout_of({static_cast<std::uint32_t>(log.size()), count, log, terminal_now});
}

const std::vector<RowLayout> layouts{{Kind::with_state, 8},
                                     {Kind::with_flags, 8},
                                     {Kind::with_number, 16},
                                     {Kind::with_text, 40},
                                     {Kind::with_text, 49}};

} // namespace

TEST_CASE("each layout is told by its rows, with the count and without") {
    for (const RowLayout layout : layouts) {
        for (const std::uint32_t rows : {1U, 7U, 1'000U}) {
            CAPTURE(layout.size, rows);
            const Bytes log = log_of(rows, layout);
            CHECK(told(log, rows) == layout);
            CHECK(told(log, std::nullopt) == layout);
            CHECK(told(log, rows + 3) == layout); // three were counted that are not in the list
        }
    }
}

TEST_CASE("longer rows than are known are told by the count") {
    const RowLayout layout{Kind::with_text, 52};
    CHECK(told(log_of(9, layout), 9) == layout);
}

TEST_CASE("a count by which the bytes can be divided is not believed against the rows") {
    // 40 rows of 16 bytes, counted as 16: 40 bytes each, if dividing were all.
    const RowLayout sixteen{Kind::with_number, 16};
    CHECK(told(log_of(40, sixteen), 16) == sixteen);
}

TEST_CASE("a log whose clock was reset is read by its count") {
    const RowLayout layout{Kind::with_text, 40};
    CHECK(told(log_of(5, layout, 3'600), 5) == layout);
}

TEST_CASE("what is no log at all is not read") {
    CHECK_FALSE(told(Bytes(80, 0xEE), std::nullopt));
    CHECK_FALSE(told(Bytes(33, 0), 1));
    CHECK_FALSE(told(Bytes(16, 0xEE), 2)); // of 8 bytes, and neither way of reading them gives times
}

TEST_CASE("the size of users is told by their number, and else by what their codes look like") {
    Bytes long_rows;
    for (int at = 0; at < 7; ++at) {
        Bytes row(long_user_row, 0);
        row[48] = static_cast<std::uint8_t>('1' + at);
        long_rows.insert(long_rows.end(), row.begin(), row.end());
    }
    REQUIRE(long_rows.size() == 504);
    CHECK(user_row_size(504, 7, long_rows) == long_user_row);
    CHECK(user_row_size(504, 18, {}) == short_user_row);
    CHECK(user_row_size(504, std::nullopt, long_rows) == long_user_row);
    CHECK(user_row_size(56, std::nullopt, Bytes(56, 1)) == short_user_row);
    CHECK_FALSE(user_row_size(33, 1, Bytes(33, 1)));
}

TEST_CASE("a body is cut into rows however it comes, and tells what is missing") {
    const RowLayout layout{Kind::with_text, 40};
    const Bytes log = log_of(3, layout);
    Bytes body = [&] {
        Writer writer;
        writer.u32(static_cast<std::uint32_t>(log.size())).raw(log);
        return std::move(writer).bytes();
    }();
    const auto rows_of = [&](ByteView bytes, std::size_t piece) {
        Bytes rows;
        BodyCutter cutter([](std::uint32_t, ByteView) { return std::optional<std::size_t>{40}; },
                          [&](ByteView row) { rows.insert(rows.end(), row.begin(), row.end()); });
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            cutter.take(bytes.subspan(at, std::min(piece, bytes.size() - at)));
        cutter.finish();
        CHECK(rows.size() == 40 * cutter.rows());
        CHECK(std::equal(rows.begin(), rows.end(), log.begin()));
        return std::pair{cutter.rows(), cutter.row_bytes()};
    };
    for (const std::size_t piece : {1U, 3U, 41U, 1'000U}) {
        CHECK(rows_of(body, piece) == std::pair<std::uint64_t, std::uint64_t>{3, 120});
        CHECK(rows_of(ByteView{body}.first(90), piece) == std::pair<std::uint64_t, std::uint64_t>{2, 86});
    }
    body.resize(body.size() + 40);
    CHECK(rows_of(body, 1'000) == std::pair<std::uint64_t, std::uint64_t>{3, 160});
}

TEST_CASE("a body without a total has no rows, and one that cannot be read says so") {
    BodyCutter cutter([](std::uint32_t, ByteView) { return std::optional<std::size_t>{}; },
                      [](ByteView) { FAIL(); });
    cutter.take(Bytes{1, 0});
    CHECK_FALSE(cutter.total());
    cutter.take(Bytes{0, 0, 7});
    CHECK(cutter.total() == 1);
    CHECK(cutter.is_unreadable());
    CHECK(hex(cutter.beginning()) == "07");
}
