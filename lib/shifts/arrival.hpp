#pragma once

#include "config/config.hpp"
#include "core/local_time.hpp"
#include "core/punch.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

class Journal;
class Mapper;

/// A terminal whose punches a shift waits for, and up to when it has certainly reported.
struct TerminalArrival {
    std::string label;              ///< "Gate 1 (CQUJ190000001)"
    std::optional<SiteTime> active; ///< nothing: it was never heard of
};

/// Up to when everything of one device has arrived on the site, as its journal tells; all in site time.
struct Arrival {
    std::string device;
    bool paused = false;
    std::string problem;                ///< why nothing can be told; "" when it can
    std::optional<SiteTime> pull_began; ///< of the last complete one
    bool began_later = false;           ///< perhaps: `pull_began` is what the device had shown by then
    std::vector<TerminalArrival> terminals;
    std::optional<SiteTime> oldest_pending, oldest_in_doubt;
    std::optional<SiteTime> oldest_waiting; ///< of those read within the shift's `hold`
    std::vector<std::string> overdue;       ///< codes with punches that wait for longer, as they are told
};

/// By what clocks a mark goes: this host's, and how far the site's is from UTC, where a rehearsal has shown
/// it.
struct MarkClocks {
    Moment now;
    std::optional<std::chrono::seconds> site_offset{};
};

/// What the journal of one device tells now. A device without a `time_zone` is taken by what it showed itself
/// (docs/rules.md, section 6).
Arrival arrival_of(const DeviceConfig& device, const Mapper& mapper, const Journal& journal,
                   const ShiftConfig& shift, const MarkClocks& clocks);

/// What a shift's mark may not pass, and why. Without a time: it may not move at all.
struct Hold {
    std::optional<SiteTime> at;
    std::string why; ///< "lobby: terminal Gate 1 (CQUJ190000001) was last active at 2026-11-22 08:00:00"

    bool operator==(const Hold&) const = default;
};

/// Everything of one device that holds a mark, the earliest first (docs/rules.md, section 6).
std::vector<Hold> holds_of(const Arrival& arrival);

/// Up to where a shift's mark may go, and what keeps it from going further.
struct MarkDecision {
    std::optional<SiteTime> mark; ///< nothing: it stays
    std::vector<Hold> holds;      ///< the earliest first
};

/// The minimum over all devices of the shift, and of what else holds the mark, less the margin.
MarkDecision decide_mark(const std::vector<Arrival>& arrivals, std::chrono::seconds margin,
                         std::vector<Hold> others = {});

} // namespace zksync
