#pragma once

#include "device/device_client.hpp"
#include "pass/binding.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"

namespace zksync {

class Source;

/// Fills the journal from the device (docs/rules.md, sections 1 and 2). The device's lock must be held. What
/// was read before an error stays in the journal, and `report` tells of it.
class Pull {
public:
    Pull(const Pass& pass, Source& source);

    /// One pass: what is new since the mark, then the check, the find and once a day the round. Throws Error.
    void run(NewAddress meaning = NewAddress::unexpected);
    /// Reads one stretch of punch times again, both ends inclusive; the mark stays. For --since/--until, a
    /// day at a time, and for reconcile.
    void read_again(LocalTime from, LocalTime to);

    const PullReport& report();
    /// Counts everything from `from` on and reads from ≤ time < to whole, by days: corrections, rows that
    /// left and rows that came late are all found. For reconcile.
    void read_whole(LocalTime from, LocalTime to);

private:
    void start(NewAddress meaning);
    void run_by_windows(DeviceClient& client);
    LocalTime read_forward(DeviceClient& client, Moment moment);
    void read_back_to_since(DeviceClient& client);
    void read_whole_by_windows(DeviceClient& client, LocalTime from, LocalTime to);
    void read_windows_again(DeviceClient& client, LocalTime from, LocalTime to);
    void check(DeviceClient& client, LocalTime began, LocalTime mark, Moment moment);
    void warn_of_unknown_states();

    const Pass& pass_;
    Source& source_;
    PullReport report_;
};

} // namespace zksync
