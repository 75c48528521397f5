#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/numbers.hpp"

#include <algorithm>
#include <iterator>

// Looking at rows, one by one.

namespace zksync {
namespace {

using namespace std::chrono_literals;

constexpr int rows_at_once = 1'000;

/// For the index of what is still to do, which SQLite takes only where it is told this.
std::string_view if_open(PunchState state) { return is_open(state) ? "AND p.state <= 5" : ""; }

std::vector<std::int64_t> open_seqs(Database& database, PunchState state) {
    std::vector<std::int64_t> seqs;
    Query query(database, "SELECT seq FROM punch INDEXED BY punch_to_do WHERE state = ? AND state <= 5",
                number_of(state));
    while (query.next()) seqs.push_back(query.integer(0));
    std::ranges::sort(seqs);
    return seqs;
}

/// The number of a code, and of its spellings with blanks around it: of many kinds, on few devices.
std::vector<std::int64_t> spellings(Database& database, const EmployeeCode& bare) {
    std::vector<std::int64_t> numbers;
    Query query(database, "SELECT number, text FROM word WHERE instr(text, ?) > 0", bare.value);
    while (query.next()) {
        if (EmployeeCode{query.text(1)}.bare() == bare) numbers.push_back(query.integer(0));
    }
    return numbers;
}

} // namespace

std::optional<JournalRow> Journal::row(std::int64_t seq) const {
    return read_row(impl_->database, impl_->words, "WHERE p.seq = ?", seq);
}

std::vector<JournalRow> Journal::rows(PunchState state, Reason reason, int limit, int skip) const {
    // The unary + keeps the rows in the order of the index instead of sorting all with that reason.
    const std::string tail = fmt::format("WHERE p.state = ? {} AND (? OR +p.reason = ?) "
                                         "ORDER BY p.time IS NULL, p.time, p.id, p.seq LIMIT ? OFFSET ?",
                                         if_open(state));
    return read_rows(impl_->database, impl_->words, tail, number_of(state),
                     std::int64_t{reason == Reason::none}, number_of(reason), limit, skip);
}

void Journal::for_each(PunchState state, const std::function<void(const JournalRow&)>& each) {
    if (is_open(state)) {
        for (const std::int64_t seq : open_seqs(impl_->database, state)) {
            const auto row = this->row(seq);
            if (row && row->judgement.state == state) each(*row);
        }
        return;
    }
    std::int64_t last = 0;
    for (;;) {
        const auto rows =
            read_rows(impl_->database, impl_->words, "WHERE p.state = ? AND p.seq > ? ORDER BY p.seq LIMIT ?",
                      number_of(state), last, rows_at_once);
        for (const JournalRow& row : rows) each(row);
        if (rows.size() < rows_at_once) return;
        last = rows.back().seq;
    }
}

std::vector<JournalRow> Journal::rows_of(const EmployeeCode& code, LocalTime from, LocalTime to) const {
    std::vector<JournalRow> rows;
    for (const std::int64_t number : spellings(impl_->database, code.bare())) {
        auto more = read_rows(impl_->database, impl_->words,
                              "WHERE p.code = ? AND p.time >= ? AND p.time < ? ORDER BY p.time, p.id, p.seq",
                              number, from, to);
        std::ranges::move(more, std::back_inserter(rows));
    }
    std::ranges::stable_sort(rows, {}, [](const JournalRow& row) { return row.punch.time; });
    return rows;
}

void Journal::for_each_possible_code(const std::function<void(const EmployeeCode&)>& each) const {
    Query query(impl_->database, "SELECT text FROM word");
    while (query.next()) each(EmployeeCode{query.text(0)});
}

bool Journal::has_code(const EmployeeCode& code) const {
    return std::ranges::any_of(spellings(impl_->database, code.bare()), [&](std::int64_t number) {
        return Query(impl_->database, "SELECT 1 FROM punch WHERE code = ? AND state <> 6 LIMIT 1", number)
            .next();
    });
}

std::vector<JournalRow> Journal::rows_with_given_time() const {
    return read_rows(impl_->database, impl_->words, "WHERE p.marks & 2 <> 0 AND p.marks <> 0 ORDER BY p.seq");
}

std::optional<JournalRow> Journal::row_sent(const std::string& employee, SiteTime time) const {
    return read_row(impl_->database, impl_->words,
                    "WHERE p.seq IN (SELECT seq FROM delivery WHERE time = ? AND employee = ?) "
                    "ORDER BY p.state = 7 DESC, p.state = 8 DESC, p.seq LIMIT 1",
                    wall_seconds(time.wall()), impl_->words.find(employee));
}

std::vector<JournalRow> Journal::rows_sent(const std::string& employee, SiteTime from, SiteTime to) const {
    return read_rows(
        impl_->database, impl_->words,
        "WHERE p.seq IN (SELECT seq FROM delivery WHERE time >= ? AND time < ? AND employee = ?) "
        "ORDER BY d.time, p.seq",
        wall_seconds(from.wall()), wall_seconds(to.wall()), impl_->words.find(employee));
}

std::vector<SentPunch> Journal::sent_after(Moment since, const SentPunch::Place& place, int limit) const {
    Query query(impl_->database,
                "SELECT d.seq, d.employee, d.time, s.prefix, s.digits, d.checkin "
                "FROM delivery AS d INDEXED BY delivery_by_settling CROSS JOIN punch AS p ON p.seq = d.seq "
                "LEFT JOIN series AS s ON s.number = d.series WHERE d.settled_at >= ? AND p.state = 7 AND "
                "d.employee IS NOT NULL AND (d.time, d.seq) > (?, ?) ORDER BY d.time, d.seq LIMIT ?",
                since, wall_seconds(place.time), place.seq, limit);
    std::vector<SentPunch> punches;
    while (query.next()) {
        const SiteTime time{LocalTime::from_micros(query.integer(2) * 1'000'000)};
        punches.push_back(
            {query.integer(0), {impl_->words.text(query.integer(1)), time}, checkin_from(query, 3)});
    }
    return punches;
}

std::vector<JournalRow> Journal::too_late(LocalTime since, int limit) const {
    return read_rows(impl_->database, impl_->words,
                     "WHERE p.seq IN (SELECT seq FROM delivery WHERE too_late = 1) AND +p.time >= ? "
                     "ORDER BY p.time DESC, p.seq LIMIT ?",
                     since, limit);
}

std::vector<JournalRow> Journal::too_late_between(LocalTime from, LocalTime to, int limit) const {
    return read_rows(impl_->database, impl_->words,
                     "WHERE p.seq IN (SELECT seq FROM delivery WHERE too_late = 1) AND +p.time >= ? AND "
                     "+p.time < ? ORDER BY p.time, p.seq LIMIT ?",
                     from, to, limit);
}

std::optional<LocalTime> Journal::oldest(PunchState state, Moment read_since, Moment read_until) const {
    Query query(impl_->database,
                fmt::format("SELECT p.time FROM punch AS p WHERE p.state = ? {} AND (p.time IS NULL) = 0 AND "
                            "p.marks & 4 = 0 AND {} BETWEEN ? AND ? ORDER BY p.time LIMIT 1",
                            if_open(state), when_read),
                number_of(state), read_since, read_until);
    if (!query.next()) return std::nullopt;
    return query.time(0);
}

std::optional<LocalTime> Journal::oldest_undelivered() const {
    std::optional<LocalTime> oldest;
    for (const PunchState state : {PunchState::pending, PunchState::in_doubt, PunchState::waiting}) {
        Query query(impl_->database,
                    fmt::format("SELECT min(p.time) FROM punch AS p WHERE p.state = ? {}", if_open(state)),
                    number_of(state));
        query.next();
        const auto time = query.maybe_time(0);
        if (time && (!oldest || *time < *oldest)) oldest = time;
    }
    return oldest;
}

} // namespace zksync
