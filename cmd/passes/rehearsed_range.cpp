#include "passes/rehearsed_range.hpp"

#include "pull/grid.hpp"

namespace zksync {

void tell_rehearsed_range(DevicePass& work, Rehearsing& at, LocalTime from, LocalTime to) {
    for (const Cell& day : days_between(from, to + one_second)) {
        for (const JournalRow& row : work.journal().rows_between(day.from, day.to))
            if (!is_delivered(row.judgement.state)) tell_decision(at, row, Decision{row.judgement});
    }
    work.journal().for_each(PunchState::quarantined, [&](const JournalRow& row) {
        if (!row.punch.time) tell_decision(at, row, Decision{row.judgement});
    });
    tell_sums(at);
}

} // namespace zksync
