#pragma once

#include "terminal/counts.hpp"
#include "terminal/terminal_client.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// What a read came to.
struct LogVerdict {
    std::optional<std::string> missing;   ///< why it is not complete, as a clause; nothing: it is
    std::optional<std::int64_t> miscount; ///< by how much the count was off, where that is all that is wrong

    bool operator==(const LogVerdict&) const = default;
};

/// Whether a log came completely: the sizes have to agree, and the count of before with the rows. Rows that
/// came meanwhile, by the count of after, are left to the next pass. `known_miscount`: by how much the count
/// was off the last time; one that is off in the same way again is no reason to doubt the sizes.
LogVerdict verdict_of(const terminal::LogRead& read, const terminal::Counts& before,
                      const terminal::Counts& after, std::optional<std::int64_t> known_miscount);

} // namespace zksync
