#include "journal/journal.hpp"

#include "core/error.hpp"
#include "journal/checkin_name.hpp"
#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/numbers.hpp"
#include "journal/remarks.hpp"

// What became of rows.

namespace zksync {
namespace {

/// A correction that came while the row was on its way is taken as soon as it is not any more.
void take_correction(Database& database, std::int64_t seq) {
    run(database,
        "UPDATE punch SET code = corrected_code, state_code = corrected_state_code, marks = marks & ~8 "
        "FROM remark WHERE punch.seq = ? AND marks & 8 <> 0 AND remark.seq = punch.seq",
        seq);
    run(database,
        "UPDATE remark SET corrected_code = NULL, corrected_state_code = NULL "
        "WHERE seq = ? AND corrected_code IS NOT NULL",
        seq);
}

void set_state(Database& database, std::int64_t seq, PunchState state, Reason reason) {
    run(database, "UPDATE punch SET state = ?, reason = ? WHERE seq = ?", number_of(state), number_of(reason),
        seq);
}

std::int64_t series_number(Database& database, const SeriesName& name) {
    Query known(database, "SELECT number FROM series WHERE prefix = ? AND digits = ?", name.prefix,
                name.digits);
    if (known.next()) return known.integer(0);
    run(database, "INSERT INTO series (prefix, digits) VALUES (?, ?)", name.prefix, name.digits);
    return database.last_row();
}

void set_checkin(Database& database, std::int64_t seq, const std::string& name) {
    constexpr auto sql = "INSERT INTO delivery (seq, series, checkin) VALUES (?, ?, ?) ON CONFLICT DO "
                         "UPDATE SET series = excluded.series, checkin = excluded.checkin";
    if (const auto parts = series_name(name)) {
        run(database, sql, seq, series_number(database, *parts), parts->number);
    } else if (name.empty()) {
        run(database,
            "UPDATE delivery SET series = NULL, checkin = NULL WHERE seq = ? AND "
            "checkin IS NOT NULL",
            seq);
    } else {
        run(database, sql, seq, std::nullopt, name);
    }
}

/// Of a batch that leaves, one for all.
std::int64_t departure_number(Database& database, Words& words, const Departure& departure) {
    const std::int64_t boot = words.number(departure.boot_id);
    const std::int64_t uptime = departure.since_boot.count();
    Query known(database, "SELECT number FROM departure WHERE at = ? AND uptime = ? AND boot = ?",
                departure.at, uptime, boot);
    if (known.next()) return known.integer(0);
    run(database, "INSERT INTO departure (at, uptime, boot) VALUES (?, ?, ?)", departure.at, uptime, boot);
    return database.last_row();
}

/// With what the row's reported time is from now on, next to a time that may be another.
void change_time(Database& database, Words& words, std::int64_t seq, std::optional<LocalTime> time,
                 std::int64_t marks_off, std::int64_t marks_on) {
    const auto row = read_row(database, words, "WHERE p.seq = ?", seq);
    if (!row) return;
    run(database, "UPDATE punch SET time = ?, reported = ?, marks = (marks & ~?) | ? WHERE seq = ?", time,
        odd_text(row->punch.reported_time, time), marks_off, marks_on, seq);
}

} // namespace

void Journal::set_judgement(std::int64_t seq, const Judgement& judgement, Moment now) {
    if (is_delivered(judgement.state)) throw Error(ErrorKind::bug, "a delivery was stored as a judgement");
    Database& database = impl_->database;
    Atomic change(database);
    set_state(database, seq, judgement.state, judgement.reason);
    set_remarks(database, seq, judgement.detail,
                judgement.reason == Reason::refused ? std::optional{now} : std::nullopt);
    if (judgement.state != PunchState::in_doubt) {
        set_checkin(database, seq, "");
        take_correction(database, seq);
    }
    change.commit();
}

void Journal::set_released(std::int64_t seq) {
    run(impl_->database, "UPDATE punch SET marks = marks | ? WHERE seq = ?", mark::released, seq);
}

void Journal::give_time(std::int64_t seq, LocalTime time) {
    impl_->odd_times.note();
    Atomic change(impl_->database);
    change_time(impl_->database, impl_->words, seq, time, 0, mark::time_given | mark::released);
    change.commit();
}

void Journal::set_time(std::int64_t seq, std::optional<LocalTime> time) {
    impl_->odd_times.note();
    Atomic change(impl_->database);
    change_time(impl_->database, impl_->words, seq, time, mark::time_given, 0);
    change.commit();
}

void Journal::mark_in_flight(std::span<const std::pair<std::int64_t, Checkin>> rows,
                             const Departure& departure) {
    Database& database = impl_->database;
    Words& words = impl_->words;
    Atomic change(database);
    const std::int64_t left = departure_number(database, words, departure);
    for (const auto& [seq, checkin] : rows) {
        set_state(database, seq, PunchState::in_doubt, Reason::none);
        set_remarks(database, seq, "", std::nullopt);
        run(database,
            "INSERT INTO delivery (seq, employee, time, log_type, device_id, latitude, longitude, departure) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET employee = excluded.employee, "
            "time = excluded.time, log_type = excluded.log_type, device_id = excluded.device_id, "
            "latitude = excluded.latitude, longitude = excluded.longitude, departure = excluded.departure, "
            "series = NULL, checkin = NULL",
            seq, words.number(checkin.employee), wall_seconds(checkin.time.wall()),
            number_of(checkin.log_type), words.number(checkin.device_id), checkin.latitude, checkin.longitude,
            left);
    }
    change.commit();
}

void Journal::store_names(std::span<const std::pair<std::int64_t, std::string>> names) {
    Atomic change(impl_->database);
    for (const auto& [seq, name] : names) set_checkin(impl_->database, seq, name);
    change.commit();
}

void Journal::set_delivered(std::int64_t seq, PunchState state, const std::string& checkin, Moment now) {
    if (!is_delivered(state)) throw Error(ErrorKind::bug, "something else was stored as a delivery");
    // A correction that waited stays beside the row from now on: it came too late.
    Database& database = impl_->database;
    Atomic change(database);
    set_state(database, seq, state, Reason::none);
    set_remarks(database, seq, "", std::nullopt);
    run(database,
        "INSERT INTO delivery (seq, settled_at) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET settled_at = excluded.settled_at",
        seq, now);
    if (!checkin.empty()) set_checkin(database, seq, checkin);
    change.commit();
}

void Journal::yield_to(std::int64_t seq, const std::string& checkin, Moment now) {
    Database& database = impl_->database;
    Atomic change(database);
    std::vector<std::int64_t> its_duplicates;
    {
        Query query(database,
                    "SELECT other.seq FROM delivery AS own CROSS JOIN punch INDEXED BY punch_duplicate "
                    "CROSS JOIN delivery AS other ON other.seq = punch.seq WHERE own.seq = ? AND "
                    "punch.state = 8 AND other.checkin = own.checkin AND other.series IS own.series",
                    seq);
        while (query.next()) its_duplicates.push_back(query.integer(0));
    }
    for (const std::int64_t duplicate : its_duplicates) set_checkin(database, duplicate, checkin);
    set_delivered(seq, PunchState::duplicate, checkin, now);
    change.commit();
}

void Journal::set_shift(std::int64_t seq, const std::string& shift) {
    Atomic change(impl_->database);
    run(impl_->database,
        "INSERT INTO delivery (seq, shift) VALUES (?, ?) ON CONFLICT DO UPDATE SET shift = excluded.shift",
        seq, impl_->words.number(shift));
    change.commit();
}

void Journal::set_too_late(std::int64_t seq) {
    run(impl_->database,
        "INSERT INTO delivery (seq, too_late) VALUES (?, 1) ON CONFLICT DO UPDATE SET too_late = 1", seq);
}

void Journal::clear_too_late(std::int64_t seq) {
    run(impl_->database, "UPDATE delivery SET too_late = 0 WHERE seq = ?", seq);
}

std::int64_t Journal::forget_deliveries() {
    Database& database = impl_->database;
    Atomic change(database);
    constexpr auto elsewhere = "state IN (3, 7, 8)";
    run(database,
        fmt::format("DELETE FROM delivery WHERE seq IN (SELECT seq FROM punch WHERE {})", elsewhere));
    run(database,
        fmt::format(
            "UPDATE remark SET detail = '' WHERE detail <> '' AND seq IN (SELECT seq FROM punch WHERE {})",
            elsewhere));
    run(database, fmt::format("UPDATE punch SET code = corrected_code, state_code = corrected_state_code "
                              "FROM remark WHERE {} AND marks & 8 <> 0 AND remark.seq = punch.seq",
                              elsewhere));
    run(database, fmt::format("UPDATE remark SET corrected_code = NULL, corrected_state_code = NULL WHERE "
                              "corrected_code IS NOT NULL AND seq IN (SELECT seq FROM punch WHERE {})",
                              elsewhere));
    run(database,
        fmt::format("UPDATE punch SET state = 2, reason = 0, marks = marks & ~8 WHERE {}", elsewhere));
    const std::int64_t rows = database.changed_rows();
    change.commit();
    return rows;
}

} // namespace zksync
