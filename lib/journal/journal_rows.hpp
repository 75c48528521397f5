#pragma once

#include "journal/query.hpp"
#include "journal/row.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// The columns that row_from reads, in its order.
inline constexpr std::string_view row_columns =
    "seq, id, code, reported_time, time, state_code, terminal, terminal_alias, uploaded, "
    "state, reason, detail, read_at, released, checkin, settled_at, tried_at, gone_since, "
    "corrected_code, corrected_state_code, shift, too_late, time_given, "
    "sent_employee, sent_time, sent_log_type, sent_device_id, sent_latitude, sent_longitude, "
    "left_at, left_uptime, left_boot";

/// "code 0042 → 0043, state 0 → 1": what differs.
std::string describe_correction(const EmployeeCode& code, std::optional<int> state_code,
                                const EmployeeCode& corrected_code, std::optional<int> corrected_state_code);

JournalRow row_from(const Query& query);
/// The inverse of to_text. Throws Error (state) for a word that no zksync wrote.
PunchState state_from(const Query& query, const std::string& word);
Reason reason_from(const Query& query, const std::string& word);

/// The rows that `SELECT … FROM punch` gives with `tail` (WHERE …) behind it.
template <class... Values>
std::vector<JournalRow> read_rows(Database& database, std::string_view tail, const Values&... values) {
    const std::string sql = fmt::format("SELECT {} FROM punch {}", row_columns, tail);
    std::vector<JournalRow> rows;
    for (Query query(database, sql, values...); query.next();) rows.push_back(row_from(query));
    return rows;
}

/// The first of them.
template <class... Values>
std::optional<JournalRow> read_row(Database& database, std::string_view tail, const Values&... values) {
    auto rows = read_rows(database, tail, values...);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

} // namespace zksync
