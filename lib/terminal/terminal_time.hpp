#pragma once

#include "core/local_time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync::terminal {

/// A time as a terminal packs it into 32 bits: its wall clock, without a zone
/// (docs/reference/terminal-protocol.md, section 8). Days that do not exist can be packed too.
struct PackedTime {
    std::uint32_t value = 0;

    /// "2026-11-22 08:00:00", and "2026-02-30 08:00:00" as well.
    std::string text() const;
    /// Nothing for a day that does not exist.
    std::optional<LocalTime> local() const;

    bool operator==(const PackedTime&) const = default;
};

} // namespace zksync::terminal
