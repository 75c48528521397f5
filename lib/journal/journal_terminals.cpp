#include "journal/journal.hpp"

#include "journal/journal_impl.hpp"
#include "sqlite/query.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

// What the rows of a terminal come to.

namespace zksync {
namespace {

/// What is further ahead is quarantined, and no sign of life when somebody released it.
constexpr std::chrono::hours most_ahead{24};

/// More tell nothing more.
constexpr std::size_t most_uploads_counted = 100;

struct Heard {
    LocalTime time;
    std::int64_t alias = 0; ///< of the newest punch: a terminal may have been renamed
};

/// The newest row of a terminal not after `until` with an id from `first_id` on: the tally tells the days on
/// which it has any.
std::optional<Heard> newest_from(std::int64_t first_id, Database& database, std::int64_t terminal,
                                 LocalTime until) {
    Query days(database,
               "SELECT day FROM day_tally WHERE day > -9999999 AND day * 86400000000 <= ? AND terminal = ? "
               "AND rows > 0 ORDER BY day DESC",
               until, terminal);
    while (days.next()) {
        const std::int64_t day = days.integer(0);
        Query newest(database,
                     "SELECT time, alias FROM punch INDEXED BY punch_by_time WHERE time >= ? AND time < ? "
                     "AND time <= ? AND terminal = ? AND id >= ? ORDER BY time DESC LIMIT 1",
                     day * micros_of_day, (day + 1) * micros_of_day, until, terminal, first_id);
        if (newest.next()) return Heard{newest.time(0), newest.integer(1)};
    }
    return std::nullopt;
}

/// A file may leave out what the terminal has besides: it tells only of a terminal of which the server counts
/// nothing.
std::int64_t first_id_that_tells(std::int64_t counted) {
    return counted > 0 ? end_of_file_ids : std::numeric_limits<std::int64_t>::min();
}

std::optional<LocalTime> newest_delivered(Database& database, std::int64_t terminal, LocalTime after,
                                          LocalTime until) {
    Query query(database,
                "SELECT time FROM punch INDEXED BY punch_by_time WHERE time > ? AND time <= ? AND "
                "terminal = ? AND state IN (7, 8) AND id >= ? ORDER BY time DESC LIMIT 1",
                after, until, terminal, end_of_file_ids);
    return query.next() ? query.maybe_time(0) : std::nullopt;
}

/// Of a terminal that has no row up to now: of its first one.
std::int64_t any_alias(Database& database, std::int64_t terminal) {
    Query query(database,
                "SELECT alias FROM day_tally CROSS JOIN punch INDEXED BY punch_by_time ON "
                "time >= day * 86400000000 AND time < (day + 1) * 86400000000 AND punch.terminal = ?1 "
                "WHERE day_tally.terminal = ?1 AND rows > 0 AND day > -9999999 "
                "UNION ALL SELECT alias FROM punch WHERE time IS NULL AND terminal = ?1 LIMIT 1",
                terminal);
    return query.next() ? query.integer(0) : 0;
}

/// What is known of a terminal's uploads.
struct Arrivals {
    std::int64_t rows = 0, least = std::numeric_limits<std::int64_t>::max();
    std::set<std::int64_t> aliases;
    std::set<std::int64_t> uploads; ///< up to as many as are counted

    void add(std::int64_t alias, std::int64_t time, std::int64_t uploaded) {
        ++rows;
        least = std::min(least, uploaded - time);
        aliases.insert(alias);
        if (uploads.size() < most_uploads_counted) uploads.insert(uploaded);
    }
};

} // namespace

std::vector<TerminalActivity> Journal::terminals(LocalTime until) const {
    impl_->tally.write_down();
    Database& database = impl_->database;
    std::vector<TerminalActivity> terminals;
    Query query(database, "SELECT terminal, sum(rows), sum(counted) FROM day_tally GROUP BY terminal");
    while (query.next()) {
        if (query.integer(1) == 0) continue;
        const std::int64_t number = query.integer(0);
        const auto heard = newest_from(first_id_that_tells(query.integer(2)), database, number, until);
        const std::int64_t alias = heard ? heard->alias : any_alias(database, number);
        const auto ahead = newest_delivered(database, number, until, until + most_ahead);
        terminals.push_back({impl_->words.text(number), impl_->words.text(alias), query.integer(1),
                             ahead   ? ahead
                             : heard ? std::optional{heard->time}
                                     : std::nullopt});
    }
    std::ranges::sort(terminals, {}, &TerminalActivity::serial_number);
    return terminals;
}

std::set<std::string> Journal::terminals_with_rows() const {
    impl_->tally.write_down();
    std::set<std::string> serials;
    Query query(impl_->database, "SELECT terminal FROM day_tally GROUP BY terminal HAVING sum(rows) > 0");
    while (query.next()) serials.insert(impl_->words.text(query.integer(0)));
    return serials;
}

std::vector<UploadDelay> Journal::upload_delays(Moment read_since) const {
    // SQLite would sort the rows: after a first read they are all that there are.
    std::map<std::int64_t, Arrivals> terminals;
    Query query(impl_->database,
                "WITH read AS MATERIALIZED (SELECT first_seq, ifnull((SELECT min(first_seq) FROM reading AS "
                "next WHERE next.first_seq > reading.first_seq), 9223372036854775807) AS next_seq "
                "FROM reading WHERE read_at >= ?) "
                "SELECT terminal, alias, time, uploaded FROM read CROSS JOIN punch ON seq >= first_seq AND "
                "seq < next_seq WHERE uploaded IS NOT NULL AND time IS NOT NULL AND marks & 2 = 0",
                read_since);
    while (query.next())
        terminals[query.integer(0)].add(query.integer(1), query.integer(2), query.integer(3));
    std::vector<UploadDelay> delays;
    for (const auto& [terminal, rows] : terminals) {
        std::string alias;
        for (const std::int64_t one : rows.aliases) alias = std::max(alias, impl_->words.text(one));
        delays.push_back({impl_->words.text(terminal), alias, rows.rows,
                          static_cast<std::int64_t>(rows.uploads.size()),
                          std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds{rows.least})});
    }
    std::ranges::sort(delays, {}, &UploadDelay::serial_number);
    return delays;
}

std::vector<EmployeeCode> Journal::codes_of_ids(const std::string& terminal, std::int64_t from,
                                                std::int64_t to) const {
    std::vector<EmployeeCode> codes;
    Query query(impl_->database,
                "SELECT text FROM word WHERE number IN (SELECT code FROM punch WHERE id BETWEEN ? AND ? AND "
                "terminal = (SELECT number FROM word WHERE text = ?))",
                from, to, terminal);
    while (query.next()) codes.push_back({query.text(0)});
    return codes;
}

std::int64_t Journal::rename_terminal(const std::string& before, const std::string& name) {
    Database& database = impl_->database;
    const auto now = impl_->words.number(name), was = impl_->words.number(before);
    // None of a file counts as late (outcome_schema.hpp): all of them go along.
    run(database,
        "INSERT INTO late_tally SELECT day, ?, rows FROM late_tally WHERE terminal = ? "
        "ON CONFLICT DO UPDATE SET rows = rows + excluded.rows",
        now, was);
    run(database, "DELETE FROM late_tally WHERE terminal = ?", was);
    run(database, "UPDATE OR IGNORE punch SET terminal = ? WHERE terminal = ? AND id >= ?", now, was,
        end_of_file_ids);
    return database.changed_rows();
}

} // namespace zksync
