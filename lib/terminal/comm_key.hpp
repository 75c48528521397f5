#pragma once

#include <array>
#include <cstdint>

namespace zksync::terminal {

/// What proves to a terminal that its key is known, for the session that it has just opened
/// (docs/reference/terminal-protocol.md, section 5).
std::array<std::uint8_t, 4> scrambled(std::uint32_t key, std::uint16_t session);

} // namespace zksync::terminal
