#include "journal/journal.hpp"

#include "core/error.hpp"
#include "journal/journal_impl.hpp"
#include "journal/query.hpp"

// What became of rows.

namespace zksync {
namespace {

/// A correction that came while the row was on its way is taken as soon as it is not any more.
constexpr std::string_view take_correction =
    "UPDATE punch SET code = corrected_code, state_code = corrected_state_code, corrected_code = NULL, "
    "corrected_state_code = NULL WHERE seq = ? AND corrected_code IS NOT NULL";

} // namespace

void Journal::set_judgement(std::int64_t seq, const Judgement& judgement, Moment now) {
    if (is_delivered(judgement.state)) throw Error(ErrorKind::bug, "a delivery was stored as a judgement");
    Database& database = impl_->database;
    Atomic change(database);
    run(database, "UPDATE punch SET state = ?, reason = ?, detail = ? WHERE seq = ?",
        to_text(judgement.state), to_text(judgement.reason), judgement.detail, seq);
    if (judgement.reason == Reason::refused) {
        run(database, "UPDATE punch SET tried_at = ? WHERE seq = ?", now, seq);
    }
    if (judgement.state != PunchState::in_doubt) {
        run(database, "UPDATE punch SET checkin = '' WHERE seq = ? AND checkin <> ''", seq);
        run(database, take_correction, seq);
    }
    change.commit();
}

void Journal::set_released(std::int64_t seq) {
    run(impl_->database, "UPDATE punch SET released = 1 WHERE seq = ?", seq);
}

void Journal::give_time(std::int64_t seq, LocalTime time) {
    run(impl_->database, "UPDATE punch SET time = ?, time_given = 1, released = 1 WHERE seq = ?", time, seq);
}

void Journal::set_time(std::int64_t seq, std::optional<LocalTime> time) {
    run(impl_->database, "UPDATE punch SET time = ?, time_given = 0 WHERE seq = ?", time, seq);
}

void Journal::mark_in_flight(std::span<const std::pair<std::int64_t, Checkin>> rows,
                             const Departure& departure) {
    Atomic change(impl_->database);
    for (const auto& [seq, checkin] : rows) {
        run(impl_->database,
            "UPDATE punch SET state = 'in-doubt', reason = 'none', detail = '', checkin = '', sent_employee "
            "= ?, "
            "sent_time = ?, sent_log_type = ?, sent_device_id = ?, sent_latitude = ?, sent_longitude = ?, "
            "left_at = ?, left_uptime = ?, left_boot = ? WHERE seq = ?",
            checkin.employee, checkin.time.wall(), to_text(checkin.log_type), checkin.device_id,
            checkin.latitude, checkin.longitude, departure.at, std::int64_t{departure.since_boot.count()},
            departure.boot_id, seq);
    }
    change.commit();
}

void Journal::store_names(std::span<const std::pair<std::int64_t, std::string>> names) {
    Atomic change(impl_->database);
    for (const auto& [seq, name] : names) {
        run(impl_->database, "UPDATE punch SET checkin = ? WHERE seq = ?", name, seq);
    }
    change.commit();
}

void Journal::set_delivered(std::int64_t seq, PunchState state, const std::string& checkin, Moment now) {
    if (!is_delivered(state)) throw Error(ErrorKind::bug, "something else was stored as a delivery");
    // A correction that waited stays beside the row from now on: it came too late.
    run(impl_->database,
        "UPDATE punch SET state = ?, reason = 'none', detail = '', settled_at = ?, "
        "checkin = CASE WHEN ?3 = '' THEN checkin ELSE ?3 END WHERE seq = ?4",
        to_text(state), now, checkin, seq);
}

void Journal::yield_to(std::int64_t seq, const std::string& checkin, Moment now) {
    Atomic change(impl_->database);
    run(impl_->database,
        "UPDATE punch SET checkin = ? WHERE state = 'duplicate' AND checkin = "
        "(SELECT checkin FROM punch WHERE seq = ? AND checkin <> '')",
        checkin, seq);
    set_delivered(seq, PunchState::duplicate, checkin, now);
    change.commit();
}

void Journal::set_shift(std::int64_t seq, const std::string& shift) {
    run(impl_->database, "UPDATE punch SET shift = ? WHERE seq = ?", shift, seq);
}

void Journal::set_too_late(std::int64_t seq) {
    run(impl_->database, "UPDATE punch SET too_late = 1 WHERE seq = ?", seq);
}

void Journal::clear_too_late(std::int64_t seq) {
    run(impl_->database, "UPDATE punch SET too_late = 0 WHERE seq = ?", seq);
}

std::int64_t Journal::forget_deliveries() {
    Database& database = impl_->database;
    Atomic change(database);
    run(database,
        "UPDATE punch SET state = 'pending', reason = 'none', detail = '', checkin = '', settled_at = NULL, "
        "shift = '', too_late = 0, sent_employee = NULL, sent_time = NULL, sent_log_type = NULL, "
        "sent_device_id = NULL, sent_latitude = NULL, sent_longitude = NULL, left_at = NULL, left_uptime = "
        "NULL, "
        "left_boot = NULL, code = coalesce(corrected_code, code), "
        "state_code = iif(corrected_code IS NULL, state_code, corrected_state_code), corrected_code = NULL, "
        "corrected_state_code = NULL WHERE state IN ('sent', 'duplicate', 'in-doubt')");
    const std::int64_t rows = database.changed_rows();
    change.commit();
    return rows;
}

} // namespace zksync
