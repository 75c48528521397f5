#include "pull/page_store.hpp"

#include "core/error.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// The system takes in less of an answer than a page has, unless somebody fetches it.
constexpr int rows_between_looks = 64;
constexpr std::chrono::seconds longest_transaction{1};

} // namespace

std::string identity(const Punch& punch) {
    std::string identity = std::to_string(punch.id);
    identity.reserve(identity.size() + punch.reported_time.size() + punch.terminal.size() + 2);
    return identity.append("|").append(punch.reported_time).append("|").append(punch.terminal);
}

PageStore::Brought PageStore::store(std::span<const Punch> page, Identities* identities) {
    if (!open_) {
        open_.emplace(pass_.journal);
        opened_ = Steady::now();
    }
    const Moment read_at = pass_.clock.now();
    const LocalTime now = pass_.mapper.device_now(read_at);
    Brought brought = Brought::nothing_new;
    int rows = 0;
    for (const Punch& punch : page) {
        if (client_ && ++rows % rows_between_looks == 0) client_->receive_ahead();
        if (store_row(punch, read_at, now) != Stored::known) brought = Brought::news;
        if (identities) identities->insert(identity(punch));
    }
    if (Steady::now() - opened_ >= longest_transaction) commit();
    return brought;
}

void PageStore::commit() {
    if (open_) open_->commit();
    open_.reset();
}

void PageStore::commit_what_came() noexcept {
    try {
        commit();
    } catch (const Error&) {
        // What is not on disk is read again; the first error is the one to be told.
        open_.reset();
    }
}

Stored PageStore::store_row(const Punch& punch, Moment read_at, LocalTime now) {
    const Judgement judgement = pass_.mapper.judge(punch, now);
    const auto [seq, stored] = pass_.journal.store_row(punch, judgement, read_at);
    if (report_.rows.add(seq)) ++report_.read;
    switch (stored) {
    case Stored::fresh:
        count_fresh(punch, judgement);
        break;
    case Stored::known:
    case Stored::taken_over:
        break;
    case Stored::corrected:
        ++report_.corrected;
        break;
    case Stored::changed:
        ++report_.changed;
        warn_of_change(punch);
        break;
    }
    return stored;
}

void PageStore::count_fresh(const Punch& punch, const Judgement& judgement) {
    ++report_.fresh;
    if (punch.time && *punch.time < mark_) {
        ++report_.late;
        pass_.journal.count_late(punch);
    }
    if (judgement.state == PunchState::pending && !pass_.mapper.knows_state_of(punch))
        ++report_.unknown_states[punch.state_code ? std::to_string(*punch.state_code) : "none"];
    if (judgement.state == PunchState::ignored) ++report_.ignored;
    if (judgement.state == PunchState::quarantined) ++report_.quarantined;
}

void PageStore::warn_of_change(const Punch& punch) const {
    pass_.log.warning(
        fmt::format("the device changed a punch after it was delivered: employee code {}, {}; the "
                    "check-in stays as it was sent, correct it on the site",
                    pass_.mapper.spelled(punch.code), printable(punch.reported_time)));
}

} // namespace zksync
