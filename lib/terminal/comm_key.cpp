#include "terminal/comm_key.hpp"

namespace zksync::terminal {
namespace {

std::uint32_t with_bits_reversed(std::uint32_t value) {
    std::uint32_t reversed = 0;
    for (int bit = 0; bit < 32; ++bit, value >>= 1) reversed = (reversed << 1) | (value & 1U);
    return reversed;
}

} // namespace

std::array<std::uint8_t, 4> scrambled(std::uint32_t key, std::uint16_t session) {
    constexpr std::uint8_t ticks = 50;
    constexpr std::array<std::uint8_t, 4> letters{'Z', 'K', 'S', 'O'};
    const std::uint32_t sum = with_bits_reversed(key) + session;
    const auto letter = [&](unsigned at) {
        return static_cast<std::uint8_t>((sum >> (8 * at)) ^ letters[at]);
    };
    const auto with_ticks = [](std::uint8_t byte) { return static_cast<std::uint8_t>(byte ^ ticks); };
    return {with_ticks(letter(2)), with_ticks(letter(3)), ticks, with_ticks(letter(1))};
}

} // namespace zksync::terminal
