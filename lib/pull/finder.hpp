#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"
#include "pull/window_reader.hpp"

#include <cstdint>
#include <map>
#include <optional>

namespace zksync {

/// Where a cell of the grid is cut in two: at the midnight nearest to its middle while it is longer than a
/// day, in the middle below that, on a whole second. Nothing for a cell that cannot be cut further.
std::optional<LocalTime> cut(LocalTime from, LocalTime to);

/// Finds what the forward read missed: late uploads, rows that left, rows that changed (docs/rules.md,
/// section 2, points 2 to 6). It compares the server's counts with the journal's on a fixed grid of days and
/// halves of days, and reads only the cells that differ.
class Finder {
public:
    /// `began`: when the pass began; `mark`: up to where everything was read; both device time.
    Finder(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime began, LocalTime mark);

    /// One request when the counts agree; otherwise the find.
    void check_lookback();
    /// Once a day: yesterday and the days that left the look-back are read whole, everything before is
    /// counted.
    void daily_round();
    /// Counts a whole range and reads what differs: for reconcile.
    void check_range(LocalTime from);
    /// Reads a cell whole: takes corrections, marks what is gone, settles what stays different.
    void read_cell(LocalTime from, LocalTime to);
    /// Whether everything that was looked at held still and was read: nothing may be concluded from it
    /// otherwise.
    bool held_still() const { return !unsure_; }
    /// The same, and with counts, or the look-back read without them.
    bool is_conclusive() const { return !unsure_ && (counts_ != Counts::absent || read_without_counts_); }

private:
    std::int64_t server_count_from(LocalTime from);
    std::int64_t server_count(LocalTime from, LocalTime to);
    std::int64_t own_count(LocalTime from, LocalTime to) const;
    std::int64_t surplus(LocalTime from, LocalTime to) const;
    bool agrees(LocalTime from, LocalTime to);
    void descend(LocalTime from, LocalTime to);
    void mark_gone(LocalTime from, LocalTime to, const Identities& seen);
    void settle(LocalTime from, LocalTime to);
    void read_lookback_without_counts();
    LocalTime lookback_start() const;

    const Pass& pass_;
    DeviceClient& client_;
    PullReport& report_;
    LocalTime began_;
    LocalTime end_; ///< of what is counted, inclusive; no own row lies exactly on it
    WindowReader reader_;
    std::map<LocalTime, std::int64_t> counted_; ///< the server's count from there to end_
    enum class Counts { unknown, given, absent } counts_ = Counts::unknown;
    bool read_whole_ = false; ///< a large difference was read page by page already
    bool read_without_counts_ = false;
    bool unsure_ = false; ///< a cell changed each time it was read
};

} // namespace zksync
