#pragma once

#include "journal/row.hpp"
#include "journal/words.hpp"
#include "sqlite/query.hpp"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// When a row of `punch AS p` was read first.
inline constexpr std::string_view when_read =
    "(SELECT read_at FROM reading WHERE first_seq <= p.seq ORDER BY first_seq DESC LIMIT 1)";

/// What row_from reads, in its order, of `punch AS p`.
inline constexpr std::string_view row_columns =
    "p.seq, p.id, p.code, p.reported, p.time, p.state_code, p.terminal, p.alias, p.uploaded, "
    "p.state, p.reason, p.marks, "
    "(SELECT read_at FROM reading WHERE first_seq <= p.seq ORDER BY first_seq DESC LIMIT 1), "
    "r.detail, r.tried_at, r.gone_since, r.corrected_code, r.corrected_state_code, "
    "d.employee, d.time, d.log_type, d.device_id, d.latitude, d.longitude, t.at, t.uptime, t.boot, "
    "s.prefix, s.digits, d.checkin, d.settled_at, d.shift, d.too_late, "
    "l.latitude, l.longitude";
inline constexpr std::string_view row_tables =
    "punch AS p LEFT JOIN remark AS r ON r.seq = p.seq LEFT JOIN delivery AS d ON d.seq = p.seq "
    "LEFT JOIN departure AS t ON t.number = d.departure LEFT JOIN series AS s ON s.number = d.series "
    "LEFT JOIN place AS l ON l.seq = p.seq";

/// "code 0042 → 0043, state 0 → 1": what differs.
std::string describe_correction(const EmployeeCode& code, std::optional<int> state_code,
                                const EmployeeCode& corrected_code, std::optional<int> corrected_state_code);

/// A check-in's name from three columns: prefix and digits of its series, and the rest.
std::string checkin_from(const Query& query, int column);
JournalRow row_from(const Query& query, Words& words);
/// The inverse of number_of. Throws Error (state) for a number that no zksync wrote.
PunchState state_from(const Query& query, std::int64_t number);
Reason reason_from(const Query& query, std::int64_t number);
/// The time that a reported text prints as we would; nothing for one that is written otherwise, or is none.
std::optional<LocalTime> plain_time(const std::string& reported);
/// What is kept of a reported time: nothing where it is what `time` prints.
std::optional<std::string> odd_text(const std::string& reported, std::optional<LocalTime> time);

/// The rows of `punch AS p` that `tail` (WHERE …) leaves.
template <class... Values>
std::vector<JournalRow> read_rows(Database& database, Words& words, std::string_view tail,
                                  const Values&... values) {
    const std::string sql = fmt::format("SELECT {} FROM {} {}", row_columns, row_tables, tail);
    std::vector<JournalRow> rows;
    for (Query query(database, sql, values...); query.next();) rows.push_back(row_from(query, words));
    return rows;
}

/// The first of them.
template <class... Values>
std::optional<JournalRow> read_row(Database& database, Words& words, std::string_view tail,
                                   const Values&... values) {
    auto rows = read_rows(database, words, tail, values...);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

} // namespace zksync
