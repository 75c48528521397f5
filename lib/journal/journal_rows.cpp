#include "journal/journal_rows.hpp"

#include "journal/checkin_name.hpp"
#include "journal/numbers.hpp"

namespace zksync {
namespace {

/// Walks over the columns of a row, so that the order stands in one place only.
class Columns {
public:
    Columns(const Query& query, Words& words) : query_(&query), words_(&words) {}
    bool next_is_null() const { return query_->is_null(column_); }
    std::int64_t integer() { return query_->integer(column_++); }
    std::string text() { return query_->text(column_++); }
    std::string word() { return words_->text(integer()); }
    Moment moment() { return query_->moment(column_++); }
    SiteTime site_time() { return SiteTime{LocalTime::from_micros(integer() * 1'000'000)}; }
    std::optional<LocalTime> maybe_time() { return query_->maybe_time(column_++); }
    std::optional<Moment> maybe_moment() { return query_->maybe_moment(column_++); }
    std::optional<double> maybe_real() { return query_->maybe_real(column_++); }
    std::optional<std::string> maybe_text() { return query_->maybe_text(column_++); }
    std::optional<std::string> maybe_word() {
        if (!next_is_null()) return word();
        skip(1);
        return std::nullopt;
    }
    std::optional<int> maybe_int() { return query_->maybe_int(column_++); }
    std::string checkin() {
        constexpr int its_columns = 3;
        skip(its_columns);
        return checkin_from(*query_, column_ - its_columns);
    }
    void skip(int columns) { column_ += columns; }

private:
    const Query* query_;
    Words* words_;
    int column_ = 0;
};

Punch read_punch(Columns& columns) {
    Punch punch;
    punch.id = columns.integer();
    punch.code.value = columns.word();
    const auto reported = columns.maybe_text();
    punch.time = columns.maybe_time();
    punch.reported_time = reported ? *reported : punch.time.value_or(LocalTime{}).text();
    punch.state_code = columns.maybe_int();
    punch.terminal = columns.word();
    punch.terminal_alias = columns.word();
    punch.uploaded = columns.maybe_time();
    return punch;
}

std::optional<InFlight> read_in_flight(Columns& columns) {
    constexpr int its_columns = 9;
    if (columns.next_is_null()) {
        columns.skip(its_columns);
        return std::nullopt;
    }
    InFlight sent;
    sent.checkin.employee = columns.word();
    sent.checkin.time = columns.site_time();
    sent.checkin.log_type = log_type_numbered(columns.integer()).value_or(LogType::none);
    sent.checkin.device_id = columns.word();
    sent.checkin.latitude = columns.maybe_real();
    sent.checkin.longitude = columns.maybe_real();
    sent.departure.at = columns.moment();
    sent.departure.since_boot = std::chrono::seconds{columns.integer()};
    sent.departure.boot_id = columns.word();
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

PunchState state_from(const Query& query, std::int64_t number) {
    const auto state = state_numbered(number);
    if (!state) query.fail_as_damaged(fmt::format("it knows a state {}", number));
    return *state;
}

Reason reason_from(const Query& query, std::int64_t number) {
    const auto reason = reason_numbered(number);
    if (!reason) query.fail_as_damaged(fmt::format("it knows a reason {}", number));
    return *reason;
}

std::optional<LocalTime> plain_time(const std::string& reported) {
    constexpr std::size_t usual_length = 19, blank = 10; // 2026-11-22 08:00:00
    const bool is_usual = reported.size() == usual_length && reported[blank] == ' ';
    return is_usual ? LocalTime::parse(reported) : std::nullopt;
}

std::optional<std::string> odd_text(const std::string& reported, std::optional<LocalTime> time) {
    if (time && plain_time(reported) == time) return std::nullopt;
    return reported;
}

std::string checkin_from(const Query& query, int column) {
    if (query.is_null(column)) return query.text(column + 2);
    const std::string prefix = query.text(column);
    return text_of({prefix, static_cast<int>(query.integer(column + 1)), query.integer(column + 2)});
}

JournalRow row_from(const Query& query, Words& words) {
    Columns columns(query, words);
    JournalRow row;
    row.seq = columns.integer();
    row.punch = read_punch(columns);
    row.judgement.state = state_from(query, columns.integer());
    row.judgement.reason = reason_from(query, columns.integer());
    const std::int64_t marks = columns.integer();
    row.released = (marks & mark::released) != 0;
    row.time_given = (marks & mark::time_given) != 0;
    row.read_at = columns.moment();
    row.judgement.detail = columns.text();
    row.tried_at = columns.maybe_moment();
    row.gone_since = columns.maybe_moment();
    const auto corrected_code = columns.maybe_word();
    const auto corrected_state = columns.maybe_int();
    // In doubt, it is not yet too late for the correction.
    if (corrected_code && is_delivered(row.judgement.state)) {
        row.correction =
            describe_correction(row.punch.code, row.punch.state_code, {*corrected_code}, corrected_state);
    }
    row.in_flight = read_in_flight(columns);
    row.checkin = columns.checkin();
    row.settled_at = columns.maybe_moment();
    row.shift = columns.word();
    row.too_late = columns.integer() != 0;
    if (const auto latitude = columns.maybe_real())
        row.punch.place = {*latitude, columns.maybe_real().value_or(0)};
    return row;
}

} // namespace zksync
