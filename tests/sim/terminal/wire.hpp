#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace zksync_sim::terminal {

/// One packet of the ZK protocol: docs/reference/terminal-protocol.md, section 1. Bytes are kept in texts.
struct Packet {
    unsigned code = 0, session = 0, number = 0;
    std::string data;
};

std::string number_bytes(std::uint64_t value, int bytes); ///< the lower byte first
std::uint32_t number_at(const std::string& bytes, std::size_t at, int size);
std::string to_bytes(const Packet& packet);
/// Nothing where it is too short, or its checksum is wrong: a terminal does not answer that.
std::optional<Packet> from_bytes(const std::string& bytes);
std::string with_top(const std::string& packet); ///< as TCP carries it

} // namespace zksync_sim::terminal
