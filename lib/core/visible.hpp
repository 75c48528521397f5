#pragma once

#include <cstdint>

namespace zksync {

/// Whether a character acts on a terminal, begins another line, or turns the direction of what stands beside
/// it.
bool acts_on_its_line(std::uint32_t code);

/// Whether a character takes no room and has no shape: two texts that differ by it look alike
/// (Default_Ignorable_Code_Point of Unicode).
bool is_invisible(std::uint32_t code);

/// Whether an invisible character shapes the one before it in scripts and emoji: names need it there.
bool joins_or_varies(std::uint32_t code);

} // namespace zksync
