#pragma once

#include "config/config.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace zksync {

/// The number of a key of a terminal: up to six digits, zeros before it included
/// (docs/reference/terminal-protocol.md, section 5); nothing for anything else.
std::optional<std::uint32_t> comm_key_from(std::string_view text);

/// Reads a terminal's key; 0 where the configuration names none. Throws Error (configuration) as read_secret
/// does, and for one that is no number, which is never quoted.
std::uint32_t read_comm_key(const LoneTerminal& terminal, const Environment& environment);

} // namespace zksync
