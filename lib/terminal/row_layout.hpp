#pragma once

#include "core/local_time.hpp"
#include "terminal/log_row.hpp"

#include <cstdint>
#include <optional>

namespace zksync::terminal {

/// What is known of a log before its rows can be told apart.
struct LogOutline {
    std::uint32_t total = 0;            ///< bytes of rows, as the body itself says
    std::optional<std::uint32_t> count; ///< rows, as the terminal counts them; absent where it does not
    ByteView beginning;                 ///< the first of its bytes, as many rows as one has in hand
    LocalTime now;                      ///< the terminal's clock
};

/// How the rows of a log are laid out; nothing where that cannot be told. The quotient of total and count is
/// believed where the rows read that way can be rows, or none of the other sizes is any better; of the two
/// layouts of 8 bytes the one in which nearly all rows can be, while in the other they cannot
/// (docs/reference/terminal-protocol.md, section 11).
std::optional<RowLayout> layout_of(const LogOutline& outline);

/// Of the two sizes of a row of the list of users the one that it has (docs/reference/terminal-protocol.md,
/// section 12); nothing where that cannot be told.
std::optional<std::size_t> user_row_size(std::uint32_t total, std::optional<std::uint32_t> count,
                                         ByteView beginning);

} // namespace zksync::terminal
