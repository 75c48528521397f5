#include "terminal/packet.hpp"

#include "terminal/comm_key.hpp"
#include "terminal/counts.hpp"
#include "terminal/frame_cutter.hpp"
#include "vectors.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zksync;
using namespace zksync::terminal;
using test::bytes_from_hex;
using test::bytes_of_vector;
using test::vectors;

TEST_CASE("the checksum is that of packets of real terminals") {
    const auto packets = vectors()["checksum"];
    REQUIRE(packets.size() > 10);
    for (std::size_t at = 0; at < packets.size(); ++at) {
        const Bytes packet = bytes_of_vector(packets.at(at)["payload"]);
        CAPTURE(hex(packet));
        CHECK(checksum(packet) == packets.at(at)["checksum"].integer());
        CHECK(read_packet(packet)->sum == Checksum::right);
    }
}

TEST_CASE("a packet that was damaged on the way says so, and one without a header is none") {
    Bytes packet = request_packet(Command::version, 0xC5C0, 2, bytes_of("abc"));
    CHECK(read_packet(packet)->sum == Checksum::right);
    packet.back() ^= 1;
    CHECK(read_packet(packet)->sum == Checksum::wrong);
    CHECK_FALSE(read_packet(ByteView{packet}.first(7)));
}

TEST_CASE("requests are byte for byte those that terminals answer") {
    CHECK(hex(request_packet(Command::connect, 0, 0)) == "e80317fc00000000");
    CHECK(hex(framed(request_packet(Command::option, 0xC5C0, 3,
                                    bytes_of(std::string_view{"~SerialNumber\0", 14})))) ==
          "5050827d160000000b002df1c0c503007e53657269616c4e756d62657200");
    CHECK(hex(framed(request_packet(Command::read_chunk, 0xC5C0, 16, bytes_from_hex("0000000054000000")))) ==
          "5050827d10000000e005fb33c0c510000000000054000000");
}

TEST_CASE("the key is scrambled as terminals expect it") {
    const auto keys = vectors()["commkey"];
    REQUIRE(keys.size() == 10);
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const auto key = static_cast<std::uint32_t>(keys.at(at)["key"].integer().value());
        const auto session = static_cast<std::uint16_t>(keys.at(at)["session"].integer().value());
        CAPTURE(key, session);
        CHECK(hex(scrambled(key, session)) == keys.at(at)["auth"].string());
    }
}

TEST_CASE("packets are cut from a stream however it comes") {
    const auto session = vectors()["sessions"]["ch40"];
    Bytes stream;
    std::size_t lines = 0;
    for (; lines < session.size(); ++lines) {
        const Bytes frame = bytes_from_hex(session.at(lines).string()->substr(2));
        stream.insert(stream.end(), frame.begin(), frame.end());
    }
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{40}, stream.size()}) {
        CAPTURE(piece);
        FrameCutter cutter;
        Bytes again;
        std::size_t packets = 0;
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            cutter.feed(ByteView{stream}.subspan(at, std::min(piece, stream.size() - at)));
            while (const auto packet = cutter.next()) {
                CHECK(read_packet(*packet)->sum == Checksum::right);
                const Bytes frame = framed(*packet);
                again.insert(again.end(), frame.begin(), frame.end());
                ++packets;
            }
        }
        CHECK(packets == lines);
        CHECK(again == stream);
        CHECK(cutter.stream() == FrameCutter::Stream::fine);
    }
}

TEST_CASE("what is no ZK terminal, and a length that cannot be, are known by the first bytes") {
    const auto stream_after = [](ByteView bytes) {
        FrameCutter cutter;
        cutter.feed(bytes);
        CHECK_FALSE(cutter.next());
        return cutter.stream();
    };
    CHECK(stream_after(bytes_of("HTTP/1.1 400 Bad Request")) == FrameCutter::Stream::not_zk);
    CHECK(stream_after(bytes_from_hex("aa01")) == FrameCutter::Stream::not_zk);
    CHECK(stream_after(bytes_from_hex("5050827d07000000")) == FrameCutter::Stream::absurd);
    CHECK(stream_after(bytes_from_hex("5050827dffffff7f")) == FrameCutter::Stream::absurd);
    CHECK(stream_after(bytes_from_hex("5050827d08000000e803")) == FrameCutter::Stream::fine);
    CHECK(stream_after(bytes_from_hex("50")) == FrameCutter::Stream::fine);
}

TEST_CASE("no command writes, locks, clears or restarts") {
    for (int code = 0; code <= 0xFFFF; ++code) {
        const bool is_sent =
            std::ranges::find(all_commands, static_cast<Command>(code)) != all_commands.end();
        const bool reads = code == 9 || code == 11 || code == 13 || code == 50 || code == 201 ||
                           code == 1000 || code == 1001 || code == 1100 || code == 1102 ||
                           (code >= 1502 && code <= 1504);
        if (is_sent != reads) FAIL_CHECK(code);
    }
    for (const Command command : all_commands) CHECK_FALSE(subject_of(command).empty());
}

TEST_CASE("counts are read from long, short and shortest answers") {
    const Bytes f18 = bytes_of_vector(vectors()["free_sizes_F18"]);
    CHECK(read_counts(f18) == Counts{3, 58, 100'000});
    CHECK(read_counts(ByteView{f18}.first(64)) == Counts{3, 58, std::nullopt});
    CHECK(read_counts(ByteView{f18}.first(4)) == Counts{});
    CHECK(read_counts({}) == Counts{});
    CHECK(read_counts(Bytes(80, 0xFF)) == Counts{});
}
