#include "pull/page_store.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

namespace zksync {

std::string identity(const Punch& punch) {
    return fmt::format("{}|{}|{}", punch.id, punch.reported_time, punch.terminal);
}

PageStore::Brought PageStore::store(const TransactionPage& page, Identities* identities) {
    const Moment read_at = pass_.clock.now();
    const LocalTime now = pass_.mapper.device_now(read_at);
    Brought brought = Brought::nothing_new;
    Journal::Transaction transaction(pass_.journal);
    for (const Punch& punch : page.punches) {
        const Judgement judgement = pass_.mapper.judge(punch, now);
        const auto [seq, stored] = pass_.journal.store_row(punch, judgement, read_at);
        if (report_.rows.add(seq)) ++report_.read;
        if (stored != Stored::known) brought = Brought::news;
        switch (stored) {
        case Stored::fresh:
            count_fresh(punch, judgement);
            break;
        case Stored::known:
            break;
        case Stored::corrected:
            ++report_.corrected;
            break;
        case Stored::changed:
            ++report_.changed;
            warn_of_change(punch);
            break;
        }
        if (identities) identities->insert(identity(punch));
    }
    transaction.commit();
    return brought;
}

void PageStore::count_fresh(const Punch& punch, const Judgement& judgement) {
    ++report_.fresh;
    if (punch.time && *punch.time < mark_) ++report_.late;
    if (judgement.state == PunchState::pending && !pass_.mapper.knows_state_of(punch))
        ++report_.unknown_states[punch.state_code ? std::to_string(*punch.state_code) : "none"];
    if (judgement.state == PunchState::ignored) ++report_.ignored;
    if (judgement.state == PunchState::quarantined) ++report_.quarantined;
}

void PageStore::warn_of_change(const Punch& punch) const {
    pass_.log.warning(
        fmt::format("the device changed a punch after it was delivered: employee code {}, {}; the "
                    "check-in stays as it was sent, correct it on the site",
                    printable(punch.code.value), printable(punch.reported_time)));
}

} // namespace zksync
