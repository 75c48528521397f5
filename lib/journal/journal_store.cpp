#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"

// What reading the device puts into the journal, and counts in it.

namespace zksync {
namespace {

/// What is in the journal of a punch's identity.
struct Known {
    std::int64_t seq = 0;
    EmployeeCode code;
    std::optional<int> state_code;
    PunchState state = PunchState::pending;
    bool released = false;
    bool time_given = false;
    bool gone = false;
    std::optional<EmployeeCode>
        corrected_code; ///< with corrected_state_code: a correction that was seen before
    std::optional<int> corrected_state_code;
};

std::optional<Known> find_known(Database& database, const Punch& punch) {
    Query query(
        database,
        "SELECT seq, code, state_code, state, released, gone_since IS NOT NULL, corrected_code, "
        "corrected_state_code, time_given FROM punch WHERE id = ? AND reported_time = ? AND terminal = ?",
        punch.id, punch.reported_time, punch.terminal);
    if (!query.next()) return std::nullopt;
    Known known;
    known.seq = query.integer(0);
    known.code.value = query.text(1);
    known.state_code = query.maybe_int(2);
    known.state = state_from(query, query.text(3));
    known.released = query.integer(4) != 0;
    known.gone = query.integer(5) != 0;
    if (auto code = query.maybe_text(6)) known.corrected_code = EmployeeCode{*std::move(code)};
    known.corrected_state_code = query.maybe_int(7);
    known.time_given = query.integer(8) != 0;
    return known;
}

void insert(Database& database, const Punch& punch, const Judgement& judgement, Moment read_at) {
    run(database,
        "INSERT INTO punch (id, code, reported_time, time, state_code, terminal, terminal_alias, uploaded, "
        "state, "
        "reason, detail, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        punch.id, punch.code.value, punch.reported_time, punch.time, punch.state_code, punch.terminal,
        punch.terminal_alias, punch.uploaded, to_text(judgement.state), to_text(judgement.reason),
        judgement.detail, read_at);
}

/// Whoever released the row vouched for its time, whatever else of it the server corrects.
Judgement respecting_release(const Known& known, const Punch& punch, const Judgement& judgement) {
    const bool has_time = punch.time || known.time_given;
    const bool time_is_vouched_for = known.released && has_time && judgement.state == PunchState::quarantined;
    return time_is_vouched_for ? Judgement{} : judgement;
}

Stored correct(Database& database, const Known& known, const Punch& punch, const Judgement& judgement) {
    const Judgement stored = respecting_release(known, punch, judgement);
    run(database,
        "UPDATE punch SET code = ?, state_code = ?, state = ?, reason = ?, detail = ? WHERE seq = ?",
        punch.code.value, punch.state_code, to_text(stored.state), to_text(stored.reason), stored.detail,
        known.seq);
    return Stored::corrected;
}

/// Of a row that is on its way or delivered, what was sent stays; the correction is kept beside it.
Stored remember(Database& database, const Known& known, const Punch& punch) {
    if (known.corrected_code == punch.code && known.corrected_state_code == punch.state_code)
        return Stored::known;
    run(database, "UPDATE punch SET corrected_code = ?, corrected_state_code = ? WHERE seq = ?",
        punch.code.value, punch.state_code, known.seq);
    return is_delivered(known.state) ? Stored::changed : Stored::corrected;
}

/// The server says again what it said first.
Stored confirm(Database& database, const Known& known) {
    if (known.corrected_code) {
        run(database, "UPDATE punch SET corrected_code = NULL, corrected_state_code = NULL WHERE seq = ?",
            known.seq);
    }
    return Stored::known;
}

} // namespace

Stored Journal::store(const Punch& punch, const Judgement& judgement, Moment read_at) {
    return store_row(punch, judgement, read_at).second;
}

std::pair<std::int64_t, Stored> Journal::store_row(const Punch& punch, const Judgement& judgement,
                                                   Moment read_at) {
    Database& database = impl_->database;
    Atomic change(database);
    const auto known = find_known(database, punch);
    Stored stored = Stored::fresh;
    if (!known) {
        insert(database, punch, judgement, read_at);
    } else {
        if (known->gone) run(database, "UPDATE punch SET gone_since = NULL WHERE seq = ?", known->seq);
        if (known->code == punch.code && known->state_code == punch.state_code) {
            stored = confirm(database, *known);
        } else if (known->state == PunchState::in_doubt || is_delivered(known->state)) {
            stored = remember(database, *known, punch);
        } else {
            stored = correct(database, *known, punch, judgement);
        }
    }
    const std::int64_t seq = known ? known->seq : database.last_row();
    change.commit();
    return {seq, stored};
}

std::int64_t Journal::count(LocalTime from, LocalTime to) const {
    return count_before(from, to + std::chrono::microseconds{1});
}

std::int64_t Journal::count_before(LocalTime from, LocalTime to) const {
    // In two parts, each of which its index alone answers.
    Query query(impl_->database,
                "SELECT (SELECT count(*) FROM punch WHERE time >= ?1 AND time < ?2 AND gone_since IS NULL) - "
                "(SELECT count(*) FROM punch WHERE time >= ?1 AND time < ?2 AND time_given = 1 AND "
                "gone_since IS NULL)",
                from, to);
    query.next();
    return query.integer(0);
}

std::vector<JournalRow> Journal::rows_between(LocalTime from, LocalTime to) const {
    return read_rows(impl_->database, "WHERE time >= ? AND time < ? ORDER BY time, id, seq", from, to);
}

void Journal::mark_gone(std::span<const std::int64_t> seqs, Moment since) {
    Atomic change(impl_->database);
    for (const std::int64_t seq : seqs) {
        run(impl_->database, "UPDATE punch SET gone_since = ? WHERE seq = ? AND gone_since IS NULL", since,
            seq);
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
