#include "terminal/packet.hpp"

namespace zksync::terminal {
namespace {

constexpr std::size_t checksum_at = 2;

} // namespace

std::uint16_t checksum(ByteView packet) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < packet.size(); at += 2) {
        if (at == checksum_at) continue;
        sum += at + 1 < packet.size() ? u16_at(packet, at) : std::uint16_t{packet[at]};
    }
    while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum & 0xFFFF);
}

Bytes request_packet(Command command, std::uint16_t session, std::uint16_t reply_id, ByteView data) {
    Writer writer;
    writer.u16(static_cast<std::uint16_t>(command)).u16(0).u16(session).u16(reply_id).raw(data);
    Bytes packet = std::move(writer).bytes();
    const std::uint16_t sum = checksum(packet);
    packet[checksum_at] = static_cast<std::uint8_t>(sum & 0xFF);
    packet[checksum_at + 1] = static_cast<std::uint8_t>(sum >> 8);
    return packet;
}

std::optional<Packet> read_packet(ByteView bytes) {
    if (bytes.size() < header_size) return std::nullopt;
    const ByteView data = bytes.subspan(header_size);
    return Packet{u16_at(bytes, 0), u16_at(bytes, 4), u16_at(bytes, 6), Bytes(data.begin(), data.end()),
                  checksum(bytes) == u16_at(bytes, checksum_at) ? Checksum::right : Checksum::wrong};
}

} // namespace zksync::terminal
