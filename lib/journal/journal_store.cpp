#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/numbers.hpp"
#include "journal/remarks.hpp"
#include "journal/rows_of_files.hpp"

// What reading the device puts into the journal.

namespace zksync {
namespace {

/// It may have been asked for only after the row was read first. What the server no longer tells stays.
void put_place(Database& database, std::int64_t seq, const std::optional<Coordinates>& place) {
    if (!place) return;
    run(database,
        "INSERT INTO place (seq, latitude, longitude) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
        "latitude = excluded.latitude, longitude = excluded.longitude "
        "WHERE latitude <> excluded.latitude OR longitude <> excluded.longitude",
        seq, place->latitude, place->longitude);
}

/// What is in the journal of a punch's identity.
struct Known {
    std::int64_t seq = 0;
    std::int64_t code = 0;
    std::optional<int> state_code;
    PunchState state = PunchState::pending;
    std::int64_t marks = 0;

    bool is(std::int64_t marked) const { return (marks & marked) != 0; }
};

Known known_from(const Query& query) {
    return {query.integer(0), query.integer(1), query.maybe_int(2), state_from(query, query.integer(3)),
            query.integer(4)};
}

std::optional<Known> find_known(Database& database, OddTimes& odd_times, const Punch& punch,
                                std::int64_t terminal) {
    if (const auto time = plain_time(punch.reported_time)) {
        Query plain(database,
                    "SELECT seq, code, state_code, state, marks FROM punch INDEXED BY punch_by_time "
                    "WHERE time = ? AND id = ? AND terminal = ? AND ifnull(reported, '') = '' "
                    "AND reported IS NULL",
                    time, punch.id, terminal);
        if (plain.next()) return known_from(plain);
    }
    if (!odd_times.are_there()) return std::nullopt;
    Query odd(database,
              "SELECT seq, code, state_code, state, marks FROM punch INDEXED BY punch_reported "
              "WHERE id = ? AND reported = ? AND terminal = ? AND reported IS NOT NULL",
              punch.id, punch.reported_time, terminal);
    return odd.next() ? std::optional{known_from(odd)} : std::nullopt;
}

Known known_at(Database& database, std::int64_t seq) {
    Query query(database, "SELECT seq, code, state_code, state, marks FROM punch WHERE seq = ?", seq);
    query.next();
    return known_from(query);
}

/// Whoever released the row vouched for its time, whatever else of it the server corrects.
Judgement respecting_release(const Known& known, const Punch& punch, const Judgement& judgement) {
    const bool has_time = punch.time || known.is(mark::time_given);
    const bool time_is_vouched_for =
        known.is(mark::released) && has_time && judgement.state == PunchState::quarantined;
    return time_is_vouched_for ? Judgement{} : judgement;
}

Stored correct(Database& database, Words& words, const Known& known, const Punch& punch,
               const Judgement& judgement) {
    const Judgement stored = respecting_release(known, punch, judgement);
    run(database, "UPDATE punch SET code = ?, state_code = ?, state = ?, reason = ? WHERE seq = ?",
        words.number(punch.code.value), punch.state_code, number_of(stored.state), number_of(stored.reason),
        known.seq);
    set_remarks(database, known.seq, stored.detail, std::nullopt);
    return Stored::corrected;
}

/// Of a row that is on its way or delivered, what was sent stays; the correction is kept beside it.
Stored remember(Database& database, Words& words, const Known& known, const Punch& punch) {
    const std::int64_t code = words.number(punch.code.value);
    if (known.is(mark::corrected)) {
        Query before(database,
                     "SELECT 1 FROM remark WHERE seq = ? AND corrected_code = ? "
                     "AND corrected_state_code IS ?",
                     known.seq, code, punch.state_code);
        if (before.next()) return Stored::known;
    }
    run(database,
        "INSERT INTO remark (seq, corrected_code, corrected_state_code) VALUES (?, ?, ?) ON CONFLICT DO "
        "UPDATE SET corrected_code = excluded.corrected_code, "
        "corrected_state_code = excluded.corrected_state_code",
        known.seq, code, punch.state_code);
    run(database, "UPDATE punch SET marks = marks | ? WHERE seq = ?", mark::corrected, known.seq);
    return is_delivered(known.state) ? Stored::changed : Stored::corrected;
}

/// The server says again what it said first.
Stored confirm(Database& database, const Known& known) {
    if (known.is(mark::corrected)) {
        run(database, "UPDATE remark SET corrected_code = NULL, corrected_state_code = NULL WHERE seq = ?",
            known.seq);
        run(database, "UPDATE punch SET marks = marks & ~? WHERE seq = ?", mark::corrected, known.seq);
    }
    return Stored::known;
}

void come_back(Database& database, std::int64_t seq) {
    run(database, "UPDATE remark SET gone_since = NULL WHERE seq = ?", seq);
    run(database, "UPDATE punch SET marks = marks & ~? WHERE seq = ?", mark::gone, seq);
}

Stored take_known(Database& database, Words& words, const Known& known, const Punch& punch,
                  const Judgement& judgement) {
    if (known.is(mark::gone)) come_back(database, known.seq);
    put_place(database, known.seq, punch.place);
    if (words.text(known.code) == punch.code.value && known.state_code == punch.state_code)
        return confirm(database, known);
    if (known.state == PunchState::in_doubt || is_delivered(known.state))
        return remember(database, words, known, punch);
    return correct(database, words, known, punch, judgement);
}

std::optional<Known> look_up(Database& database, Words& words, OddTimes& odd_times, const Punch& punch) {
    const auto terminal = words.find(punch.terminal);
    return terminal ? find_known(database, odd_times, punch, *terminal) : std::nullopt;
}

/// What a file had is the server's from now on. On its way or delivered, what was sent stays.
Stored take_over(Database& database, Words& words, std::int64_t seq, const Punch& punch,
                 const Judgement& judgement) {
    const auto known = known_at(database, seq);
    give_server_identity(database, words, seq, punch);
    put_place(database, seq, punch.place);
    if (known.state == PunchState::in_doubt || is_delivered(known.state)) {
        if (known.state_code == punch.state_code) return Stored::taken_over;
        if (known.state_code) return remember(database, words, known, punch);
        run(database, "UPDATE punch SET state_code = ? WHERE seq = ?", punch.state_code, seq);
        return Stored::taken_over;
    }
    // Why it waits was found out of what has not changed.
    const bool still_waits = known.state == PunchState::waiting && judgement.state == PunchState::pending &&
                             known.state_code == punch.state_code;
    if (!still_waits) correct(database, words, known, punch, judgement);
    return Stored::taken_over;
}

} // namespace

std::optional<std::int64_t> insert_row(Database& database, Words& words, const Punch& punch,
                                       const std::optional<std::string>& odd, const Judgement& judgement) {
    run(database,
        "INSERT INTO punch (id, time, code, reported, state_code, terminal, alias, uploaded, state, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (time, id, terminal, ifnull(reported, '')) DO "
        "NOTHING",
        punch.id, punch.time, words.number(punch.code.value), odd, punch.state_code,
        words.number(punch.terminal), words.number(punch.terminal_alias), punch.uploaded,
        number_of(judgement.state), number_of(judgement.reason));
    if (database.changed_rows() == 0) return std::nullopt;
    const std::int64_t seq = database.last_row();
    if (!judgement.detail.empty()) set_remarks(database, seq, judgement.detail, std::nullopt);
    put_place(database, seq, punch.place);
    return seq;
}

Stored Journal::store(const Punch& punch, const Judgement& judgement, Moment read_at) {
    return store_row(punch, judgement, read_at).second;
}

std::pair<std::int64_t, Stored> Journal::store_row(const Punch& punch, const Judgement& judgement,
                                                   Moment read_at) {
    Database& database = impl_->database;
    Words& words = impl_->words;
    const auto odd = odd_text(punch.reported_time, punch.time);
    if (odd) impl_->odd_times.note();
    const auto take = [&](const Known& known) {
        // Most rows that are read again are the same: no reason to write.
        Atomic change(database);
        const Stored stored = take_known(database, words, known, punch, judgement);
        change.commit();
        impl_->last_was_new = false;
        return std::pair{known.seq, stored};
    };
    // Among new rows it is quicker to try than to look first, unless one may be a file's by another identity.
    if (!impl_->last_was_new || impl_->odd_times.are_there() || impl_->file_rows.are_there()) {
        if (const auto known = look_up(database, words, impl_->odd_times, punch)) return take(*known);
    }
    const bool is_all = !database.in_transaction();
    Atomic change(database);
    if (impl_->file_rows.are_there()) {
        if (const auto of_file = find_row_of_file(database, words, punch)) {
            const Stored stored = take_over(database, words, *of_file, punch, judgement);
            change.commit();
            return {*of_file, stored};
        }
    }
    const auto seq = insert_row(database, words, punch, odd, judgement);
    if (!seq) {
        const auto known = look_up(database, words, impl_->odd_times, punch);
        if (!known) database.fail_as_damaged("a punch is there that cannot be found");
        const auto taken = take(*known);
        change.commit();
        return taken;
    }
    impl_->last_was_new = true;
    impl_->readings.note(*seq, read_at);
    impl_->tally.add(punch, words.number(punch.terminal), judgement);
    if (is_all) impl_->tally.write_down();
    change.commit();
    return {*seq, Stored::fresh};
}

std::optional<EmployeeCode> Journal::code_of(const Punch& punch) const {
    const auto known = look_up(impl_->database, impl_->words, impl_->odd_times, punch);
    if (!known) return std::nullopt;
    return EmployeeCode{impl_->words.text(known->code)};
}

} // namespace zksync
