#pragma once

#include "pass/binding.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"

namespace zksync {

class DeviceClient;

/// Fills the journal from the device (docs/rules.md, sections 1 and 2). The device's lock must be held. What
/// was read before an error stays in the journal, and `report` tells of it.
class Pull {
public:
    Pull(const Pass& pass, DeviceClient& client);

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
    LocalTime read_forward(Moment moment);
    void read_back_to_since();
    void check(LocalTime began, LocalTime mark, Moment moment);
    void warn_of_unknown_states();

    const Pass& pass_;
    DeviceClient& client_;
    PullReport report_;
};

} // namespace zksync
