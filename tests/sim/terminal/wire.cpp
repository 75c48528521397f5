#include "terminal/wire.hpp"

namespace zksync_sim::terminal {
namespace {

unsigned sum_over(const std::string& bytes) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        sum += at % 2 == 0 ? byte : byte * 256U;
    }
    while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
    return static_cast<unsigned>(~sum & 0xFFFF);
}

} // namespace

std::string number_bytes(std::uint64_t value, int bytes) {
    std::string out;
    for (int at = 0; at < bytes; ++at) out += static_cast<char>(value >> (8 * at) & 0xFF);
    return out;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int byte = size - 1; byte >= 0; --byte)
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(byte)));
    return value;
}

std::string to_bytes(const Packet& packet) {
    const std::string tail = number_bytes(packet.session, 2) + number_bytes(packet.number, 2) + packet.data;
    const std::string code = number_bytes(packet.code, 2);
    return code + number_bytes(sum_over(code + std::string(2, '\0') + tail), 2) + tail;
}

std::optional<Packet> from_bytes(const std::string& bytes) {
    if (bytes.size() < 8) return std::nullopt;
    const Packet packet{number_at(bytes, 0, 2), number_at(bytes, 4, 2), number_at(bytes, 6, 2),
                        bytes.substr(8)};
    if (to_bytes(packet) != bytes) return std::nullopt;
    return packet;
}

std::string with_top(const std::string& packet) {
    return std::string("\x50\x50\x82\x7D", 4) + number_bytes(packet.size(), 4) + packet;
}

} // namespace zksync_sim::terminal
