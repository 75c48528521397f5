#pragma once

#include "terminal/bytes.hpp"
#include "terminal/commands.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace zksync::terminal {

/// The header of a packet: code, checksum, session, number.
inline constexpr std::size_t header_size = 8;

/// The Internet checksum, lower byte first, over a whole packet whose own checksum counts as zero; at least a
/// header long (docs/reference/terminal-protocol.md, section 2).
std::uint16_t checksum(ByteView packet);

/// A packet to a terminal, without what TCP puts before it (docs/reference/terminal-protocol.md, section 1).
Bytes request_packet(Command command, std::uint16_t session, std::uint16_t reply_id, ByteView data = {});

enum class Checksum { right, wrong };

/// What came from a terminal.
struct Packet {
    std::uint16_t code = 0;
    std::uint16_t session = 0;
    std::uint16_t reply_id = 0;
    Bytes data;
    Checksum sum = Checksum::right;
};

/// Nothing where it is shorter than a header.
std::optional<Packet> read_packet(ByteView bytes);

} // namespace zksync::terminal
