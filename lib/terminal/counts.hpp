#pragma once

#include "terminal/bytes.hpp"

#include <cstdint>
#include <optional>

namespace zksync::terminal {

/// How much a terminal says that it holds. Old ones say less, some nothing at all
/// (docs/reference/terminal-protocol.md, section 9).
struct Counts {
    std::optional<std::uint32_t> users, records, record_capacity;

    bool operator==(const Counts&) const = default;
};

/// Each is taken where the answer is long enough for it, and where it is no negative number.
Counts read_counts(ByteView data);

} // namespace zksync::terminal
