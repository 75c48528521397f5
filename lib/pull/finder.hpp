#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/cell_counts.hpp"
#include "pull/grid.hpp"
#include "pull/list_habits.hpp"
#include "pull/pull_report.hpp"
#include "pull/window_reader.hpp"

#include <cstdint>
#include <string_view>

namespace zksync {

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
    void read_cell(Cell cell);
    /// The same with from ≤ time < to, by days.
    void read_days(LocalTime from, LocalTime to);
    /// Whether everything that was looked at held still and was read: nothing may be concluded from it
    /// otherwise.
    bool held_still() const { return !unsure_; }
    /// The same, and with counts, or the look-back read without them.
    bool is_conclusive() const { return !unsure_ && (counting_ != Counting::no || read_without_counts_); }

private:
    void descend(Cell cell);
    void mark_gone(Cell cell, const Identities& seen);
    void settle(Cell cell);
    void give_up_counting();
    LocalTime lookback_start() const;

    const Pass& pass_;
    DeviceClient& client_;
    PullReport& report_;
    LocalTime began_;
    CellCounts counts_;
    WindowReader reader_;
    ListHabits habits_;
    enum class Counting { unknown, yes, no } counting_ = Counting::unknown; ///< does this server count?
    bool read_whole_ = false; ///< a large difference was read page by page already
    bool read_without_counts_ = false;
    bool gave_up_counting_ = false; ///< in this pass
    bool unsure_ = false;           ///< a cell changed each time it was read
};

/// Why a server may count more, or fewer, than it lists for good. `at_the_bound`: how many lie exactly where
/// the count began.
std::string_view likely_cause(std::int64_t surplus, std::int64_t at_the_bound);

} // namespace zksync
