#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"

#include <algorithm>
#include <map>
#include <utility>

// What many rows come to: by state, code, terminal.

namespace zksync {
namespace {

/// What is further ahead is quarantined, and no sign of life when somebody released it.
constexpr std::chrono::hours most_ahead{24};

/// In the order of their first spelling.
std::vector<CodeCount> by_bare_code(std::vector<CodeCount> spelled) {
    std::vector<CodeCount> counts;
    std::map<EmployeeCode, std::size_t> places;
    for (CodeCount& one : spelled) {
        one.code = one.code.bare();
        const auto [place, is_new] = places.emplace(one.code, counts.size());
        if (is_new) {
            counts.push_back(std::move(one));
            continue;
        }
        CodeCount& same = counts[place->second];
        same.rows += one.rows;
        if (!same.oldest || (one.oldest && *one.oldest < *same.oldest)) same.oldest = one.oldest;
        same.newest = std::max(same.newest, one.newest);
    }
    std::ranges::stable_sort(counts, std::ranges::greater{}, &CodeCount::rows);
    return counts;
}

CodeCount code_count_from(const Query& query) {
    return {EmployeeCode{query.text(0)}, query.integer(1), query.maybe_time(2), query.maybe_time(3)};
}

} // namespace

std::vector<StateCount> Journal::counts() const {
    std::vector<StateCount> counts;
    Query query(impl_->database, "SELECT state, reason, count(*) FROM punch GROUP BY state, reason");
    while (query.next()) {
        counts.push_back(
            {state_from(query, query.text(0)), reason_from(query, query.text(1)), query.integer(2)});
    }
    return counts;
}

std::vector<CodeCount> Journal::codes(PunchState state, Reason reason) const {
    std::vector<CodeCount> codes;
    Query query(
        impl_->database,
        "SELECT code, count(*) AS rows, min(time), max(time) FROM punch WHERE state = ? AND reason = ? "
        "GROUP BY code ORDER BY rows DESC, code",
        to_text(state), to_text(reason));
    while (query.next()) codes.push_back(code_count_from(query));
    return by_bare_code(std::move(codes));
}

std::vector<CodeCount> Journal::codes_read_before(PunchState state, Moment moment) const {
    std::vector<CodeCount> codes;
    Query query(
        impl_->database,
        "SELECT code, count(*) AS rows, min(time), max(time) FROM punch WHERE state = ? AND read_at < ? "
        "AND gone_since IS NULL GROUP BY code ORDER BY rows DESC, code",
        to_text(state), moment);
    while (query.next()) codes.push_back(code_count_from(query));
    return by_bare_code(std::move(codes));
}

// The unary + has the rows of those days walked, not all that were ever sent.
std::vector<std::string> Journal::shifts_of_sent(Moment since) const {
    std::vector<std::string> shifts;
    Query query(impl_->database,
                "SELECT DISTINCT shift FROM punch WHERE +state = 'sent' AND settled_at >= ? AND shift <> '' "
                "ORDER BY shift",
                since);
    while (query.next()) shifts.push_back(query.text(0));
    return shifts;
}

std::optional<SiteTime> Journal::oldest_sent(Moment since) const {
    Query query(impl_->database, "SELECT min(sent_time) FROM punch WHERE +state = 'sent' AND settled_at >= ?",
                since);
    query.next();
    const auto oldest = query.maybe_time(0);
    return oldest ? std::optional{SiteTime{*oldest}} : std::nullopt;
}

std::int64_t Journal::too_late_count(LocalTime since) const {
    Query query(impl_->database, "SELECT count(*) FROM punch WHERE too_late = 1 AND time >= ?", since);
    query.next();
    return query.integer(0);
}

void Journal::for_each_code(const std::function<void(const CodeCount&)>& each) const {
    Query query(impl_->database,
                "SELECT code, count(*), min(time), max(time) FROM punch WHERE state <> 'ignored' "
                "GROUP BY code ORDER BY code");
    while (query.next()) each(code_count_from(query));
}

void Journal::for_each_origin(LocalTime since, const std::function<void(const OriginCount&)>& each) const {
    Query query(
        impl_->database,
        "SELECT code, terminal, state_code, count(*) FROM punch WHERE time >= ? AND state <> 'ignored' "
        "GROUP BY code, terminal, state_code ORDER BY code",
        since);
    while (query.next())
        each({EmployeeCode{query.text(0)}, query.text(1), query.maybe_int(2), query.integer(3)});
}

std::vector<TerminalActivity> Journal::terminals(LocalTime until) const {
    std::vector<TerminalActivity> terminals;
    // The alias of the newest punch: a terminal may have been renamed.
    Query query(impl_->database,
                "SELECT terminal, count(*), max(time) FILTER (WHERE time <= ?1 "
                "OR (time <= ?2 AND state IN ('sent', 'duplicate'))), "
                "coalesce((SELECT terminal_alias FROM punch AS newest WHERE newest.terminal = punch.terminal "
                "AND newest.time <= ?1 ORDER BY newest.time DESC LIMIT 1), "
                "(SELECT terminal_alias FROM punch AS any WHERE any.terminal = punch.terminal LIMIT 1)) "
                "FROM punch GROUP BY terminal ORDER BY terminal",
                until, until + most_ahead);
    while (query.next()) {
        terminals.push_back({query.text(0), query.text(3), query.integer(1), query.maybe_time(2)});
    }
    return terminals;
}

std::optional<LocalTime> Journal::newest(LocalTime until) const {
    Query query(impl_->database,
                "SELECT time FROM punch WHERE time <= ? AND time_given = 0 ORDER BY time DESC LIMIT 1",
                until);
    return query.next() ? query.maybe_time(0) : std::nullopt;
}

std::optional<LocalTime> Journal::newest_upload(LocalTime since, Moment read_before) const {
    Query query(impl_->database, "SELECT max(uploaded) FROM punch WHERE time >= ? AND read_at < ?", since,
                read_before);
    return query.next() ? query.maybe_time(0) : std::nullopt;
}

std::vector<UploadDelay> Journal::upload_delays(Moment read_since) const {
    std::vector<UploadDelay> delays;
    Query query(
        impl_->database,
        "SELECT terminal, max(terminal_alias), count(*), count(DISTINCT uploaded), min(uploaded - time) "
        "FROM punch WHERE read_at >= ? AND uploaded IS NOT NULL AND time IS NOT NULL AND time_given = 0 "
        "GROUP BY terminal ORDER BY terminal",
        read_since);
    while (query.next()) {
        delays.push_back(
            {query.text(0), query.text(1), query.integer(2), query.integer(3),
             std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds{query.integer(4)})});
    }
    return delays;
}

std::map<std::optional<int>, std::int64_t> Journal::state_codes(LocalTime since) const {
    std::map<std::optional<int>, std::int64_t> codes;
    Query query(
        impl_->database,
        "SELECT state_code, count(*) FROM punch WHERE time >= ? AND reason <> 'no-code' GROUP BY state_code",
        since);
    while (query.next()) codes.emplace(query.maybe_int(0), query.integer(1));
    return codes;
}

} // namespace zksync
