#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "sqlite/query.hpp"

// What judging double taps asks for: docs/rules.md, section 1.

namespace zksync {

void Journal::for_each_tap(LocalTime after, const std::function<bool(const TapRow&)>& each) const {
    Query query(
        impl_->database,
        "SELECT seq, code, time, state_code, terminal, state, reason FROM punch INDEXED BY punch_by_time "
        "WHERE time > ? ORDER BY time, id",
        after);
    while (query.next()) {
        TapRow row;
        row.seq = query.integer(0);
        row.punch.code.value = impl_->words.text(query.integer(1));
        row.punch.time = query.time(2);
        row.punch.state_code = query.maybe_int(3);
        row.punch.terminal = impl_->words.text(query.integer(4));
        row.judgement.state = state_from(query, query.integer(5));
        row.judgement.reason = reason_from(query, query.integer(6));
        if (!each(row)) return;
    }
}

std::vector<TapPlace> Journal::unjudged_taps(std::int64_t after_seq) const {
    std::vector<TapPlace> places;
    Query query(
        impl_->database,
        "SELECT code, time FROM unjudged_tap UNION "
        "SELECT code, time FROM punch WHERE seq > ? AND state NOT IN (5, 6) AND time IS NOT NULL ORDER BY 2",
        after_seq);
    while (query.next())
        places.push_back({EmployeeCode{impl_->words.text(query.integer(0))}.bare(), query.time(1)});
    return places;
}

std::int64_t Journal::newest_seq() const {
    return first_number(impl_->database, "SELECT ifnull(max(seq), 0) FROM punch");
}

void Journal::forget_unjudged_taps() {
    if (first_number(impl_->database, "SELECT EXISTS (SELECT 1 FROM unjudged_tap)") == 0) return;
    run(impl_->database, "DELETE FROM unjudged_tap");
}

} // namespace zksync
