#pragma once

#include "terminal/bytes.hpp"
#include "terminal/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace zksync::terminal {

/// The lists that can be read.
enum class List { records, users };

/// How a list came.
struct Transferred {
    enum class Form { whole, in_pieces, as_stream, refused };
    Form form = Form::refused;
    std::uint32_t announced = 0; ///< bytes that were said to come; of a `whole` one those that came
    std::uint32_t came = 0;
    std::uint16_t refusal = 0; ///< what was answered where the list was refused
};

/// Reads a list by whatever way the terminal offers, and hands its bytes on while it comes: each piece while
/// the terminal is already at the next (docs/reference/terminal-protocol.md, section 10). A piece that is not
/// as long as was asked for is never handed on. Over UDP a piece is one datagram, asked for again until it is
/// whole.
///
/// Throws Error: unreachable, protocol (sizes that contradict each other; what was handed on before stays
/// good).
Transferred transfer(Session& session, List list, const std::function<void(ByteView)>& take);

} // namespace zksync::terminal
