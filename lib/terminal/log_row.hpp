#pragma once

#include "terminal/bytes.hpp"
#include "terminal/terminal_time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace zksync::terminal {

/// How a row of the log is laid out; its size besides, because newer terminals put more behind what is known
/// (docs/reference/terminal-protocol.md, section 11).
struct RowLayout {
    enum class Kind {
        with_state,  ///< 8 bytes: number, verify mode, time, state
        with_flags,  ///< 8 bytes: number, flags, nothing, time
        with_number, ///< 16 bytes: the code as a number
        with_text,   ///< 40 bytes and more: the code as a text
    };
    Kind kind = Kind::with_text;
    std::size_t size = 40;

    bool operator==(const RowLayout&) const = default;
};

/// A row of a terminal's log; the state and never the verify mode.
struct LogRow {
    std::optional<std::string> code;   ///< absent where the log has the internal number only
    std::uint16_t internal_number = 0; ///< of rows without a code: what the list of users knows the person by
    PackedTime time;
    int state = 0; ///< 0 to 5, 255 for none, or whatever else it says
};

/// `row` is as long as the layout says.
LogRow read_log_row(ByteView row, RowLayout::Kind kind);

} // namespace zksync::terminal
