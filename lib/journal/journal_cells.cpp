#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/numbers.hpp"

// What the journal has of a cell, to be compared with what the device has.

namespace zksync {
namespace {

/// Of [from, to), row by row.
std::int64_t count_rows(Database& database, std::int64_t from, std::int64_t to) {
    if (from >= to) return 0;
    // In parts, each of which its index alone answers.
    Query query(database,
                fmt::format("SELECT (SELECT count(*) FROM punch INDEXED BY punch_by_time "
                            "WHERE time >= ?1 AND time < ?2) "
                            "- (SELECT count(*) FROM punch INDEXED BY punch_marked WHERE time >= ?1 AND "
                            "time < ?2 AND marks & 6 <> 0 AND marks <> 0) "
                            "- (SELECT count(*) FROM punch INDEXED BY punch_from_file WHERE id < {} AND "
                            "time >= ?1 AND time < ?2 AND marks & 6 = 0)",
                            end_of_file_ids),
                from, to);
    query.next();
    return query.integer(0);
}

/// Of whole days, as the tally has them.
std::int64_t count_days(Database& database, std::int64_t from, std::int64_t to) {
    Query query(database, "SELECT ifnull(sum(counted), 0) FROM day_tally WHERE day >= ? AND day < ?", from,
                to);
    query.next();
    return query.integer(0);
}

/// Rows that are quickly counted, one by one.
constexpr std::int64_t few_rows = 50;

bool are_few(Database& database, std::int64_t from, std::int64_t to) {
    Query query(
        database,
        "SELECT count(*) FROM (SELECT 1 FROM punch INDEXED BY punch_by_time WHERE time >= ? AND time < ? "
        "LIMIT ?)",
        from, to, few_rows + 1);
    query.next();
    return query.integer(0) <= few_rows;
}

/// Of a part of one day: by what the tally has of the day where the rest of it is little, as it is of today.
std::int64_t count_part(Database& database, std::int64_t from, std::int64_t to) {
    if (from >= to) return 0;
    const std::int64_t day = day_number(LocalTime::from_micros(from));
    const std::int64_t begin = day * micros_of_day, end = begin + micros_of_day;
    const bool is_quicker_by_the_rest =
        !are_few(database, from, to) && are_few(database, begin, from) && are_few(database, to, end);
    if (!is_quicker_by_the_rest) return count_rows(database, from, to);
    return count_days(database, day, day + 1) - count_rows(database, begin, from) -
           count_rows(database, to, end);
}

} // namespace

std::int64_t Journal::count(LocalTime from, LocalTime to) const {
    return count_before(from, to + std::chrono::microseconds{1});
}

std::int64_t Journal::count_before(LocalTime from, LocalTime to) const {
    Database& database = impl_->database;
    impl_->tally.write_down();
    const std::int64_t first = from.micros(), last = to.micros();
    const std::int64_t first_day = day_number(from - std::chrono::microseconds{1}) + 1,
                       last_day = day_number(to);
    if (first_day > last_day) return count_part(database, first, last);
    return count_part(database, first, first_day * micros_of_day) +
           count_days(database, first_day, last_day) + count_part(database, last_day * micros_of_day, last);
}

std::vector<JournalRow> Journal::rows_between(LocalTime from, LocalTime to) const {
    return read_rows(impl_->database, impl_->words,
                     "WHERE p.time >= ? AND p.time < ? ORDER BY p.time, p.id, p.seq", from, to);
}

void Journal::mark_gone(std::span<const std::int64_t> seqs, Moment since) {
    Atomic change(impl_->database);
    for (const std::int64_t seq : seqs) {
        run(impl_->database,
            "INSERT INTO remark (seq, gone_since) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET gone_since = ifnull(gone_since, excluded.gone_since)",
            seq, since);
        run(impl_->database, "UPDATE punch SET marks = marks | ? WHERE seq = ?", mark::gone, seq);
    }
    change.commit();
}

std::vector<SettledCell> Journal::settled_cells(LocalTime from, LocalTime to) const {
    std::vector<SettledCell> cells;
    Query query(impl_->database,
                "SELECT from_time, to_time, server_count, surplus FROM settled_cell "
                "WHERE from_time >= ? AND to_time <= ? ORDER BY from_time, to_time",
                from, to);
    while (query.next()) cells.push_back({query.time(0), query.time(1), query.integer(2), query.integer(3)});
    return cells;
}

void Journal::settle_cell(const SettledCell& cell) {
    run(impl_->database, "INSERT OR REPLACE INTO settled_cell VALUES (?, ?, ?, ?)", cell.from, cell.to,
        cell.server_count, cell.surplus);
}

void Journal::unsettle_cells(LocalTime from, LocalTime to) {
    run(impl_->database, "DELETE FROM settled_cell WHERE from_time < ? AND to_time > ?", to, from);
}

} // namespace zksync
