#include "journal/journal_rows.hpp"

namespace zksync {
namespace {

/// Walks over the columns of a row, so that the order stands in one place only.
class Columns {
public:
    explicit Columns(const Query& query) : query_(&query) {}
    std::int64_t integer() { return query_->integer(column_++); }
    std::string text() { return query_->text(column_++); }
    LocalTime time() { return query_->time(column_++); }
    Moment moment() { return query_->moment(column_++); }
    std::optional<LocalTime> maybe_time() { return query_->maybe_time(column_++); }
    std::optional<Moment> maybe_moment() { return query_->maybe_moment(column_++); }
    std::optional<double> maybe_real() { return query_->maybe_real(column_++); }
    std::optional<std::string> maybe_text() { return query_->maybe_text(column_++); }
    std::optional<int> maybe_int() { return query_->maybe_int(column_++); }

private:
    const Query* query_;
    int column_ = 0;
};

Punch read_punch(Columns& columns) {
    Punch punch;
    punch.id = columns.integer();
    punch.code.value = columns.text();
    punch.reported_time = columns.text();
    punch.time = columns.maybe_time();
    punch.state_code = columns.maybe_int();
    punch.terminal = columns.text();
    punch.terminal_alias = columns.text();
    punch.uploaded = columns.maybe_time();
    return punch;
}

Judgement read_judgement(Columns& columns, const Query& query) {
    Judgement judgement;
    judgement.state = state_from(query, columns.text());
    judgement.reason = reason_from(query, columns.text());
    judgement.detail = columns.text();
    return judgement;
}

std::optional<InFlight> read_in_flight(Columns& columns) {
    auto employee = columns.maybe_text();
    if (!employee) return std::nullopt;
    InFlight sent;
    sent.checkin.employee = *std::move(employee);
    sent.checkin.time = SiteTime{columns.time()};
    sent.checkin.log_type = log_type_from(columns.text()).value_or(LogType::none);
    sent.checkin.device_id = columns.text();
    sent.checkin.latitude = columns.maybe_real();
    sent.checkin.longitude = columns.maybe_real();
    sent.departure.at = columns.moment();
    sent.departure.since_boot = std::chrono::seconds{columns.integer()};
    sent.departure.boot_id = columns.text();
    return sent;
}

std::string state_text(std::optional<int> state_code) {
    return state_code ? std::to_string(*state_code) : "unknown";
}

} // namespace

std::string describe_correction(const EmployeeCode& code, std::optional<int> state_code,
                                const EmployeeCode& corrected_code, std::optional<int> corrected_state_code) {
    std::string text;
    if (code != corrected_code) text = fmt::format("code {} → {}", code.value, corrected_code.value);
    if (state_code != corrected_state_code) {
        if (!text.empty()) text += ", ";
        text += fmt::format("state {} → {}", state_text(state_code), state_text(corrected_state_code));
    }
    return text;
}

PunchState state_from(const Query& query, const std::string& word) {
    const auto state = punch_state_from(word);
    if (!state) query.fail_as_damaged(fmt::format("it knows a state \"{}\"", word));
    return *state;
}

Reason reason_from(const Query& query, const std::string& word) {
    const auto reason = reason_from(word);
    if (!reason) query.fail_as_damaged(fmt::format("it knows a reason \"{}\"", word));
    return *reason;
}

JournalRow row_from(const Query& query) {
    Columns columns(query);
    JournalRow row;
    row.seq = columns.integer();
    row.punch = read_punch(columns);
    row.judgement = read_judgement(columns, query);
    row.read_at = columns.moment();
    row.released = columns.integer() != 0;
    row.checkin = columns.text();
    row.settled_at = columns.maybe_moment();
    row.tried_at = columns.maybe_moment();
    row.gone_since = columns.maybe_moment();
    const auto corrected_code = columns.maybe_text();
    const auto corrected_state = columns.maybe_int();
    // In doubt, it is not yet too late for the correction.
    if (corrected_code && is_delivered(row.judgement.state)) {
        row.correction =
            describe_correction(row.punch.code, row.punch.state_code, {*corrected_code}, corrected_state);
    }
    row.shift = columns.text();
    row.too_late = columns.integer() != 0;
    row.time_given = columns.integer() != 0;
    row.in_flight = read_in_flight(columns);
    return row;
}

} // namespace zksync
