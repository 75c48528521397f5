#include "push/site_pass.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

namespace zksync {

void note_delivered(const SitePass& at, const Delivery& delivery, PunchState state,
                    const std::string& checkin) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    journal.set_delivered(delivery.seq, state, checkin, now);
    for (const std::int64_t follower : delivery.followers) {
        journal.set_delivered(follower, PunchState::duplicate, checkin, now);
    }
    ++(state == PunchState::sent ? at.report.sent : at.report.duplicate);
    at.report.duplicate += static_cast<std::int64_t>(delivery.followers.size());
}

void record_delivered(const SitePass& at, const Delivery& delivery, PunchState state,
                      const std::string& checkin) {
    Journal::Transaction transaction(at.pass.journal);
    note_delivered(at, delivery, state, checkin);
    transaction.commit();
}

void tell_correction(const SitePass& at, std::int64_t seq) {
    const auto row = at.pass.journal.row(seq);
    if (!row || row->correction.empty()) return;
    at.pass.log.warning(
        fmt::format("the device changed a punch after it was delivered: employee code {}, {} ({}); the "
                    "check-in {} stays as it was sent, correct it on the site",
                    at.pass.mapper.spelled(row->punch.code), printable(row->punch.reported_time),
                    printable(row->correction), printable(row->checkin)));
}

void record_refused(const SitePass& at, const Delivery& delivery, const std::string& words) {
    Journal& journal = at.pass.journal;
    const Judgement refused{PunchState::waiting, Reason::refused, words};
    Journal::Transaction transaction(journal);
    journal.set_judgement(delivery.seq, refused, at.pass.clock.now());
    for (const std::int64_t follower : delivery.followers) {
        journal.set_judgement(follower, refused, at.pass.clock.now());
    }
    transaction.commit();
}

} // namespace zksync
