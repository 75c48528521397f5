#include "terminal/log_row.hpp"

#include "terminal/user_row.hpp"
#include "vectors.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::terminal;
using Kind = RowLayout::Kind;
using test::bytes_from_hex;
using test::bytes_of_vector;
using test::vectors;

TEST_CASE("times are unpacked as terminals pack them") {
    const auto times = vectors()["time"];
    REQUIRE(times.size() == 8);
    for (std::size_t at = 0; at < times.size(); ++at) {
        const PackedTime time{static_cast<std::uint32_t>(times.at(at)["t"].integer().value())};
        CHECK(time.text() == times.at(at)["local"].string());
        CHECK(time.local()->text() == times.at(at)["local"].string());
    }
}

TEST_CASE("a day that does not exist is shown as it is, and is no time") {
    constexpr std::uint32_t day = 86'400;
    const PackedTime february_30{((26 * 372) + 31 + 29) * day + 8 * 3'600};
    CHECK(february_30.text() == "2026-02-30 08:00:00");
    CHECK_FALSE(february_30.local());
    CHECK(PackedTime{0xFFFF'FFFF}.local()); // the last one that can be packed: 2133
}

TEST_CASE("rows of 40 bytes and more have the code as text, and the state behind the time") {
    const auto rows = vectors()["att40"];
    REQUIRE(rows.size() == 2);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        Bytes bytes = bytes_of_vector(rows.at(at)["hex"]);
        for (const std::size_t more : {0U, 9U, 12U}) {
            bytes.resize(40 + more, 0xEE);
            const LogRow row = read_log_row(bytes, Kind::with_text);
            CHECK(row.code == rows.at(at)["user_id"].string());
            CHECK(row.time.text() == rows.at(at)["time"].string());
            CHECK(row.state == rows.at(at)["state"].integer());
        }
    }
}

TEST_CASE("rows of 16 bytes have the state before the verify mode") {
    const auto rows = vectors()["att16"];
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const LogRow row = read_log_row(bytes_of_vector(rows.at(at)["hex"]), Kind::with_number);
        CHECK(row.code == rows.at(at)["pin"].text());
        CHECK(row.time.text() == rows.at(at)["time"].string());
        CHECK(row.state == rows.at(at)["state"].integer());
    }
}

TEST_CASE("rows of 8 bytes have the internal number only") {
    const auto a = vectors()["att8A"].at(0);
    const LogRow with_state = read_log_row(bytes_of_vector(a["hex"]), Kind::with_state);
    CHECK_FALSE(with_state.code);
    CHECK(with_state.internal_number == a["uid"].integer());
    CHECK(with_state.time.text() == a["time"].string());
    CHECK(with_state.state == a["state"].integer());

    const auto rows = vectors()["att8B_MA300"];
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const LogRow row = read_log_row(bytes_of_vector(rows.at(at)["hex"]), Kind::with_flags);
        CHECK(row.internal_number == rows.at(at)["uid"].integer());
        CHECK(row.time.text() == rows.at(at)["time"].string());
        CHECK(row.state == 0);
    }
}

TEST_CASE("codes are kept as they are") {
    Bytes bytes(40, 0);
    for (const std::string code : {"0042", "NB2401004", "123456789012345678901234"}) {
        std::fill(bytes.begin() + 2, bytes.begin() + 26, std::uint8_t{0});
        std::copy(code.begin(), code.end(), bytes.begin() + 2);
        CHECK(read_log_row(bytes, Kind::with_text).code == code);
    }
}

TEST_CASE("users of both sizes are read without their passwords") {
    const UserRow alice =
        read_user_row(bytes_from_hex("0100000000000000416c696365000000e903000000010000e9030000"));
    CHECK(alice.internal_number == 1);
    CHECK(alice.code == "1001");
    CHECK(alice.name == "Alice");

    Bytes ned(long_user_row, 0);
    const Bytes head = bytes_from_hex("0d0000"
                                      "34343400c69a807c"
                                      "4e6564");
    std::copy(head.begin(), head.end(), ned.begin());
    ned[48] = ned[49] = ned[50] = '5';
    CHECK(read_user_row(ned).internal_number == 13);
    CHECK(read_user_row(ned).code == "555");
    CHECK(read_user_row(ned).name == "Ned");
}
