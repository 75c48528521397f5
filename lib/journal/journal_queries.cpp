#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"

#include <algorithm>
#include <iterator>

// Looking at rows, one by one.

namespace zksync {
namespace {

using namespace std::chrono_literals;

constexpr int rows_at_once = 1'000;

} // namespace

std::optional<JournalRow> Journal::row(std::int64_t seq) const {
    return read_row(impl_->database, "WHERE seq = ?", seq);
}

std::vector<JournalRow> Journal::rows(PunchState state, Reason reason, int limit, int skip) const {
    if (reason == Reason::none) {
        return read_rows(impl_->database,
                         "WHERE state = ? ORDER BY time IS NULL, time, id, seq LIMIT ? OFFSET ?",
                         to_text(state), limit, skip);
    }
    // The unary + keeps the rows in the order of punch_by_state instead of sorting all with that reason.
    return read_rows(impl_->database,
                     "WHERE state = ? AND +reason = ? ORDER BY time IS NULL, time, id, seq LIMIT ? OFFSET ?",
                     to_text(state), to_text(reason), limit, skip);
}

void Journal::for_each(PunchState state, const std::function<void(const JournalRow&)>& each) {
    std::int64_t last = 0;
    for (;;) {
        const auto rows = read_rows(impl_->database, "WHERE state = ? AND seq > ? ORDER BY seq LIMIT ?",
                                    to_text(state), last, rows_at_once);
        for (const JournalRow& row : rows) each(row);
        if (rows.size() < rows_at_once) return;
        last = rows.back().seq;
    }
}

std::vector<JournalRow> Journal::rows_of(const EmployeeCode& code, LocalTime from, LocalTime to) const {
    const EmployeeCode bare = code.bare();
    auto rows = read_rows(impl_->database, "WHERE code = ? AND time >= ? AND time < ? ORDER BY time, id, seq",
                          bare.value, from, to);
    // Blanks of many kinds may stand around a code; few devices have any.
    Query spelled(impl_->database, "SELECT DISTINCT code FROM punch WHERE code <> ?1 AND instr(code, ?1) > 0",
                  bare.value);
    while (spelled.next()) {
        const EmployeeCode other{spelled.text(0)};
        if (other.bare() != bare) continue;
        auto more =
            read_rows(impl_->database, "WHERE code = ? AND time >= ? AND time < ? ORDER BY time, id, seq",
                      other.value, from, to);
        std::ranges::move(more, std::back_inserter(rows));
    }
    std::ranges::stable_sort(rows, {}, [](const JournalRow& row) { return row.punch.time; });
    return rows;
}

std::vector<JournalRow> Journal::rows_with_given_time() const {
    return read_rows(impl_->database, "WHERE time_given = 1 ORDER BY seq");
}

std::optional<JournalRow> Journal::row_sent(const std::string& employee, SiteTime time) const {
    return read_row(impl_->database,
                    "WHERE sent_employee = ? AND sent_time = ? "
                    "ORDER BY state = 'sent' DESC, state = 'duplicate' DESC, seq LIMIT 1",
                    employee, time.wall());
}

std::vector<JournalRow> Journal::rows_sent(const std::string& employee, SiteTime from, SiteTime to) const {
    return read_rows(impl_->database,
                     "WHERE sent_employee = ? AND sent_time >= ? AND sent_time < ? ORDER BY sent_time, seq",
                     employee, from.wall(), to.wall());
}

std::vector<SentPunch> Journal::sent_after(Moment since, const SentPunch::Place& place, int limit) const {
    Query query(impl_->database,
                "SELECT seq, sent_employee, sent_time, checkin FROM punch WHERE +state = 'sent' AND "
                "settled_at >= ? AND sent_employee IS NOT NULL AND (sent_time, seq) > (?, ?) "
                "ORDER BY sent_time, seq LIMIT ?",
                since, place.time, place.seq, limit);
    std::vector<SentPunch> punches;
    while (query.next())
        punches.push_back({query.integer(0), {query.text(1), SiteTime{query.time(2)}}, query.text(3)});
    return punches;
}

std::vector<JournalRow> Journal::too_late(LocalTime since, int limit) const {
    return read_rows(impl_->database, "WHERE too_late = 1 AND time >= ? ORDER BY time DESC, seq LIMIT ?",
                     since, limit);
}

std::optional<LocalTime> Journal::oldest(PunchState state, Moment read_since, Moment read_until) const {
    Query query(impl_->database,
                "SELECT time FROM punch WHERE state = ? AND (time IS NULL) = 0 AND read_at BETWEEN ? AND ? "
                "AND gone_since IS NULL ORDER BY time LIMIT 1",
                to_text(state), read_since, read_until);
    if (!query.next()) return std::nullopt;
    return query.time(0);
}

} // namespace zksync
