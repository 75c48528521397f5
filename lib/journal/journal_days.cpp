#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "sqlite/query.hpp"

#include <map>
#include <tuple>
#include <utility>

// What the days of a range come to. Whole ones are counted already; of those that a range cuts the rows are.

namespace zksync {
namespace {

/// Of a range [from, to): the whole days, and what lies before and behind them.
struct Cut {
    struct Piece {
        LocalTime from, to;
    };
    std::int64_t first_day = 0, end_day = 0; ///< half-open
    std::vector<Piece> pieces;
};

LocalTime midnight_of(std::int64_t day) { return LocalTime::from_micros(day * micros_of_day); }

/// Nothing for `no_day`.
std::optional<LocalTime> day_of(std::int64_t day) {
    return day == no_day ? std::nullopt : std::optional{midnight_of(day)};
}

Cut cut(LocalTime from, LocalTime to) {
    Cut cut;
    cut.first_day = day_number(from - std::chrono::microseconds{1}) + 1;
    cut.end_day = day_number(to);
    if (cut.first_day >= cut.end_day) {
        cut.end_day = cut.first_day;
        cut.pieces = {{from, to}};
    } else {
        cut.pieces = {{from, midnight_of(cut.first_day)}, {midnight_of(cut.end_day), to}};
    }
    std::erase_if(cut.pieces, [](const Cut::Piece& piece) { return piece.from >= piece.to; });
    return cut;
}

} // namespace

std::vector<DayOutcome> Journal::outcomes(LocalTime from, LocalTime to) const {
    impl_->tally.write_down();
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::int64_t> sums;
    const auto add = [&](Query& query) {
        while (query.next()) sums[{query.integer(0), query.integer(1), query.integer(2)}] += query.integer(3);
    };
    const Cut parts = cut(from, to);
    Query whole(impl_->database,
                "SELECT day, state, reason, rows FROM outcome_tally WHERE (day >= ? AND day < ?) OR day = ?",
                parts.first_day, parts.end_day, no_day);
    add(whole);
    for (const Cut::Piece& piece : parts.pieces) {
        Query rows(impl_->database,
                   "SELECT (time - (time % ?1 + ?1) % ?1) / ?1, state, reason, count(*) FROM punch INDEXED "
                   "BY punch_by_time WHERE time >= ?2 AND time < ?3 GROUP BY 1, state, reason",
                   micros_of_day, piece.from, piece.to);
        add(rows);
    }
    std::vector<DayOutcome> outcomes;
    for (const auto& [key, rows] : sums) {
        const auto& [day, state, reason] = key;
        if (rows == 0) continue;
        outcomes.push_back({day_of(day), state_from(whole, state), reason_from(whole, reason), rows});
    }
    return outcomes;
}

std::vector<TerminalDay> Journal::terminal_days(LocalTime from, LocalTime to) const {
    impl_->tally.write_down();
    std::map<std::pair<std::int64_t, std::int64_t>, TerminalDay> sums; // by day and terminal
    const auto add = [&](Query& query, std::int64_t TerminalDay::*sum) {
        while (query.next()) sums[{query.integer(0), query.integer(1)}].*sum += query.integer(2);
    };
    const Cut parts = cut(from, to);
    Query whole(
        impl_->database,
        "SELECT day, terminal, rows FROM day_tally WHERE ((day >= ? AND day < ?) OR day = ?) AND rows > 0",
        parts.first_day, parts.end_day, no_day);
    add(whole, &TerminalDay::rows);
    for (const Cut::Piece& piece : parts.pieces) {
        Query rows(impl_->database,
                   "SELECT (time - (time % ?1 + ?1) % ?1) / ?1, terminal, count(*) FROM punch INDEXED BY "
                   "punch_by_time WHERE time >= ?2 AND time < ?3 GROUP BY 1, terminal",
                   micros_of_day, piece.from, piece.to);
        add(rows, &TerminalDay::rows);
    }
    Query late(impl_->database, "SELECT day, terminal, rows FROM late_tally WHERE day >= ? AND day < ?",
               day_number(from), day_number(to - std::chrono::microseconds{1}) + 1);
    add(late, &TerminalDay::late);
    std::vector<TerminalDay> days;
    for (const auto& [key, sum] : sums)
        days.push_back({impl_->words.text(key.second), day_of(key.first), sum.rows, sum.late});
    return days;
}

void Journal::count_late(const Punch& punch) {
    if (!punch.time) return;
    run(impl_->database, "INSERT INTO late_tally VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET rows = rows + 1",
        day_number(*punch.time), impl_->words.number(punch.terminal));
}

std::optional<std::pair<LocalTime, LocalTime>> Journal::span_of_days() const {
    impl_->tally.write_down();
    Query query(impl_->database, "SELECT min(day), max(day) FROM outcome_tally WHERE day <> ? AND rows > 0",
                no_day);
    query.next();
    if (query.is_null(0)) return std::nullopt;
    return std::pair{midnight_of(query.integer(0)), midnight_of(query.integer(1))};
}

} // namespace zksync
