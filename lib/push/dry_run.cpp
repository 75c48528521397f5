#include "push/dry_run.hpp"

#include "journal/journal.hpp"

#include <map>

namespace zksync {

void pretend(const SitePass& at, const std::vector<Delivery>& deliveries, const std::vector<JournalRow>& rows,
             const Rehearse& rehearse) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    std::map<std::int64_t, const JournalRow*> by_seq;
    for (const JournalRow& row : rows) by_seq[row.seq] = &row;
    for (const Delivery& delivery : deliveries) {
        rehearse(*by_seq.at(delivery.seq), delivery.checkin);
        journal.set_delivered(delivery.seq, PunchState::sent, "", now);
        ++at.report.sent;
        for (const std::int64_t follower : delivery.followers) {
            journal.set_delivered(follower, PunchState::duplicate, "", now);
            ++at.report.duplicate;
        }
        by_seq.erase(delivery.seq);
    }
    for (const auto& [seq, row] : by_seq) {
        const auto left = journal.row(seq);
        if (left && left->judgement.state == PunchState::duplicate) rehearse(*row, left->judgement);
    }
}

void tell_what_waits(const Pass& pass, const Rehearse& rehearse) {
    for (const PunchState state : {PunchState::waiting, PunchState::in_doubt}) {
        pass.journal.for_each(state, [&](const JournalRow& row) { rehearse(row, row.judgement); });
    }
}

} // namespace zksync
