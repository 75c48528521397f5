#pragma once

#include "terminal/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zksync::terminal {

inline constexpr std::size_t short_user_row = 28;
inline constexpr std::size_t long_user_row = 72;

/// Somebody whom a terminal knows. Password and card of the row are skipped as bytes
/// (docs/reference/terminal-protocol.md, section 12).
struct UserRow {
    std::uint16_t internal_number = 0;
    std::string code;
    std::string name; ///< the bytes as they are: UTF-8, or whatever the firmware writes
};

/// `row` is of one of the two sizes.
UserRow read_user_row(ByteView row);

/// Can that be an employee code: not empty, and characters that can be typed?
bool is_code(std::string_view text);

} // namespace zksync::terminal
