#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/numbers.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

// What many rows come to: by state and code.

namespace zksync {
namespace {

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

/// For the index of what is still to do, which SQLite takes only where it is told this.
std::string_view if_to_do(PunchState state) { return is_open(state) ? "AND p.state <= 5" : ""; }

/// By the index that has all that is asked; those that are quarantined are few.
std::string_view counting_of(PunchState state) {
    switch (state) {
    case PunchState::waiting:
        return "SELECT reason, count(*) FROM punch INDEXED BY punch_waiting WHERE state = 4 AND state = ? "
               "GROUP BY reason";
    case PunchState::quarantined:
        return "SELECT reason, count(*) FROM punch INDEXED BY punch_to_do WHERE state = ? AND state <= 5 "
               "GROUP BY reason";
    default: // so for no reason
        return "SELECT 0, count(*) FROM punch INDEXED BY punch_to_do WHERE state = ? AND state <= 5";
    }
}

CodeCount code_count_from(const Query& query) {
    return {EmployeeCode{query.text(0)}, query.integer(1), query.maybe_time(2), query.maybe_time(3)};
}

/// Each pass asks for these: its index has all that is asked, and in the order of the codes.
std::vector<CodeCount> waiting_codes(Database& database, Reason reason) {
    std::vector<CodeCount> codes;
    Query query(
        database,
        "SELECT word.text, rows, (SELECT min(time) FROM punch INDEXED BY punch_waiting WHERE state = 4 "
        "AND reason = ?1 AND punch.code = of.code), (SELECT max(time) FROM punch INDEXED BY "
        "punch_waiting WHERE state = 4 AND reason = ?1 AND punch.code = of.code) "
        "FROM (SELECT code, count(*) AS rows FROM punch INDEXED BY punch_waiting WHERE state = 4 AND "
        "reason = ?1 GROUP BY code) AS of CROSS JOIN word ON word.number = of.code "
        "ORDER BY rows DESC, word.text",
        number_of(reason));
    while (query.next()) codes.push_back(code_count_from(query));
    return by_bare_code(std::move(codes));
}

} // namespace

std::vector<StateCount> Journal::counts() const {
    impl_->tally.write_down();
    // Of years there are thousands of rows, which SQLite would sort before it adds them up.
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> sums;
    Query query(impl_->database, "SELECT state, reason, rows FROM outcome_tally");
    while (query.next()) {
        std::int64_t& sum = sums[{query.integer(0), query.integer(1)}];
        if (__builtin_add_overflow(sum, query.integer(2), &sum))
            query.fail_as_damaged("it counts more punches than there can be");
    }
    std::vector<StateCount> counts;
    for (const auto& [of, rows] : sums)
        if (rows != 0) counts.push_back({state_from(query, of.first), reason_from(query, of.second), rows});
    return counts;
}

std::vector<StateCount> Journal::counts_to_do(PunchState state) const {
    std::vector<StateCount> counts;
    Query query(impl_->database, counting_of(state), number_of(state));
    while (query.next()) {
        const StateCount count{state, reason_from(query, query.integer(0)), query.integer(1)};
        if (count.rows > 0) counts.push_back(count);
    }
    return counts;
}

std::vector<CodeCount> Journal::codes(PunchState state, Reason reason) const {
    if (state == PunchState::waiting) return waiting_codes(impl_->database, reason);
    std::vector<CodeCount> codes;
    Query query(impl_->database,
                fmt::format("SELECT word.text, count(*) AS rows, min(time), max(time) FROM punch AS p "
                            "JOIN word ON word.number = p.code WHERE p.state = ? {} AND p.reason = ? "
                            "GROUP BY p.code ORDER BY rows DESC, word.text",
                            if_to_do(state)),
                number_of(state), number_of(reason));
    while (query.next()) codes.push_back(code_count_from(query));
    return by_bare_code(std::move(codes));
}

std::vector<CodeCount> Journal::codes_read_before(PunchState state, Moment moment) const {
    std::vector<CodeCount> codes;
    Query query(impl_->database,
                fmt::format("SELECT word.text, count(*) AS rows, min(time), max(time) FROM punch AS p "
                            "JOIN word ON word.number = p.code WHERE p.state = ? {} AND {} < ? "
                            "AND p.marks & 4 = 0 GROUP BY p.code ORDER BY rows DESC, word.text",
                            if_to_do(state), when_read),
                number_of(state), moment);
    while (query.next()) codes.push_back(code_count_from(query));
    return by_bare_code(std::move(codes));
}

std::vector<std::string> Journal::shifts_of_sent(Moment since) const {
    std::vector<std::string> shifts;
    Query query(impl_->database,
                "SELECT DISTINCT d.shift FROM delivery AS d INDEXED BY delivery_by_settling "
                "CROSS JOIN punch AS p ON p.seq = d.seq WHERE d.settled_at >= ? AND p.state = 7 AND "
                "d.shift <> 0",
                since);
    while (query.next()) shifts.push_back(impl_->words.text(query.integer(0)));
    std::ranges::sort(shifts);
    return shifts;
}

std::optional<SiteTime> Journal::oldest_sent(Moment since) const {
    Query query(impl_->database,
                "SELECT min(d.time) * 1000000 FROM delivery AS d INDEXED BY delivery_by_settling "
                "CROSS JOIN punch AS p ON p.seq = d.seq WHERE d.settled_at >= ? AND p.state = 7",
                since);
    query.next();
    const auto oldest = query.maybe_time(0);
    return oldest ? std::optional{SiteTime{*oldest}} : std::nullopt;
}

std::int64_t Journal::too_late_count(LocalTime since) const {
    return too_late_count(since, LocalTime{LocalTime::Instant::max()});
}

std::int64_t Journal::too_late_count(LocalTime from, LocalTime to) const {
    Query query(impl_->database,
                "SELECT count(*) FROM punch WHERE seq IN (SELECT seq FROM delivery WHERE too_late = 1) AND "
                "+time >= ? AND +time < ?",
                from, to);
    query.next();
    return query.integer(0);
}

void Journal::for_each_code(const std::function<void(const CodeCount&)>& each) const {
    struct Rows {
        std::int64_t rows = 0;
        std::optional<LocalTime> oldest, newest;
    };
    std::unordered_map<std::int64_t, Rows> by_number; // SQLite would sort all rows first
    Query query(impl_->database, "SELECT code, time FROM punch WHERE state <> 6");
    while (query.next()) {
        Rows& of = by_number[query.integer(0)];
        ++of.rows;
        const auto time = query.maybe_time(1);
        if (time && (!of.oldest || *time < *of.oldest)) of.oldest = time;
        of.newest = std::max(of.newest, time);
    }
    std::map<EmployeeCode, Rows> codes;
    for (const auto& [number, rows] : by_number) codes.emplace(EmployeeCode{impl_->words.text(number)}, rows);
    for (const auto& [code, of] : codes) each({code, of.rows, of.oldest, of.newest});
}

void Journal::for_each_origin(LocalTime since, const std::function<void(const OriginCount&)>& each) const {
    Query query(impl_->database,
                "SELECT word.text, terminal, state_code, count(*) FROM punch JOIN word ON number = code "
                "WHERE time >= ? AND state <> 6 GROUP BY code, terminal, state_code ORDER BY word.text",
                since);
    while (query.next()) {
        each({EmployeeCode{query.text(0)}, impl_->words.text(query.integer(1)), query.maybe_int(2),
              query.integer(3)});
    }
}

std::optional<LocalTime> Journal::newest(LocalTime until) const {
    Query query(impl_->database,
                fmt::format("SELECT time FROM punch WHERE time <= ? AND marks & 2 = 0 AND id >= {} "
                            "ORDER BY time DESC LIMIT 1",
                            end_of_file_ids),
                until);
    return query.next() ? query.maybe_time(0) : std::nullopt;
}

std::optional<LocalTime> Journal::newest_upload(LocalTime since, Moment read_before) const {
    Query query(impl_->database,
                fmt::format("SELECT max(uploaded) FROM punch AS p WHERE time >= ? AND {} < ?", when_read),
                since, read_before);
    return query.next() ? query.maybe_time(0) : std::nullopt;
}

std::map<std::optional<int>, std::int64_t> Journal::state_codes(LocalTime since) const {
    std::map<std::optional<int>, std::int64_t> codes;
    Query query(impl_->database,
                "SELECT state_code, count(*) FROM punch WHERE time >= ? AND reason <> 6 GROUP BY state_code",
                since);
    while (query.next()) codes.emplace(query.maybe_int(0), query.integer(1));
    return codes;
}

} // namespace zksync
