#pragma once

#include "core/local_time.hpp"
#include "device/device_client.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace zksync {

class Journal;

/// What a device said of its terminals when it was asked last: for the shift mark, also in other devices'
/// passes.
struct TerminalsSeen {
    Moment asked;
    std::map<std::string, LocalTime> last_activity; ///< device time, by serial number
};

/// Nothing when it was never asked.
std::optional<TerminalsSeen> terminals_seen(const Journal& journal);
void remember_terminals(Journal& journal, Moment asked, std::span<const Terminal> terminals);

} // namespace zksync
