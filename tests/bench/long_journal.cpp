#include "long_journal.hpp"

#include <memory>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace bench {
namespace {

/// Indexes are made when the rows are there: that is the quick way.
constexpr const char* rows_of_the_device = R"sql(
INSERT OR IGNORE INTO word (text)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    SELECT printf('%05d', i) FROM n UNION ALL SELECT printf('HR-EMP-%05d', i) FROM n;
CREATE TEMP TABLE person AS
    SELECT CAST(code.text AS INTEGER) - 1 AS place, code.number AS code, employee.number AS employee
    FROM word AS code JOIN word AS employee ON employee.text = 'HR-EMP-' || code.text WHERE length(code.text) = 5;
CREATE UNIQUE INDEX temp.person_by_place ON person (place);
DELETE FROM punch; DELETE FROM delivery; DELETE FROM remark; DELETE FROM reading;
DELETE FROM outcome_tally; DELETE FROM late_tally; DELETE FROM day_tally;
INSERT INTO series (number, prefix, digits) VALUES (1, 'EMP-CKIN-11-2026-', 9);
INSERT INTO departure (number, at, uptime, boot) VALUES (1, unixepoch(), 1, 0);
INSERT INTO punch (seq, id, time, code, state_code, terminal, alias, uploaded, state, reason)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count),
         row AS MATERIALIZED (SELECT unixepoch(:from) AS first, unixepoch(:to) - unixepoch(:from) AS span,
                                     (SELECT number FROM word WHERE text = 'CQUJ190000001') AS terminal,
                                     (SELECT number FROM word WHERE text = 'Gate 1') AS alias)
    SELECT i + 1, 1000000000 + i, (first + i * span / :count) * 1000000, code, i % 2, terminal, alias,
           (first + i * span / :count + 3) * 1000000, iif(i % 10000 = 7, 4, 7), iif(i % 10000 = 7, 1, 0)
    FROM row CROSS JOIN n CROSS JOIN person ON place = i % 500;
INSERT INTO delivery (seq, employee, time, log_type, device_id, departure, series, checkin, settled_at)
    SELECT seq, employee, time / 1000000, 1 + state_code, alias, 1, 1, seq, uploaded / 1000000 + 300
    FROM punch JOIN person ON person.code = punch.code AND place = (seq - 1) % 500 WHERE state = 7;
INSERT INTO reading
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1000 FROM n WHERE i + 1000 < :count)
    SELECT i + 1, unixepoch(:from) + i FROM n;
INSERT INTO outcome_tally
    SELECT time / 86400000000 AS day, state, reason, count(*) FROM punch GROUP BY day, state, reason;
INSERT INTO day_tally
    SELECT time / 86400000000 AS day, terminal, count(*), count(*) FROM punch GROUP BY day, terminal;
)sql";

class Filled {
public:
    explicit Filled(const std::filesystem::path& journal) {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(journal.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
        database_.reset(opened);
        if (code != SQLITE_OK) fail();
    }
    void execute(const std::string& sql) {
        if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    std::vector<std::string> texts(const std::string& sql) {
        std::vector<std::string> texts;
        const auto take = [](void* all, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(all)->emplace_back(values[0]);
            return 0;
        };
        if (sqlite3_exec(database_.get(), sql.c_str(), take, &texts, nullptr) != SQLITE_OK) fail();
        return texts;
    }

private:
    [[noreturn]] void fail() const {
        throw std::runtime_error("cannot fill the journal: " + std::string(sqlite3_errmsg(database_.get())));
    }

    std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_{nullptr, sqlite3_close};
};

std::string put_in(std::string sql, const std::string& name, const std::string& value) {
    return std::regex_replace(sql, std::regex(name + "\\b"), value);
}

} // namespace

void fill(const std::filesystem::path& journal, const Span& span, std::int64_t count) {
    Filled database(journal);
    database.execute(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
    const std::string indexes = " FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
                                "tbl_name IN ('punch', 'delivery')";
    const auto made = database.texts("SELECT sql" + indexes);
    for (const std::string& name : database.texts("SELECT name" + indexes))
        database.execute("DROP INDEX " + name);
    std::string sql = put_in(rows_of_the_device, ":count", std::to_string(count));
    sql = put_in(std::move(sql), ":from", "'" + span.from + "'");
    database.execute(put_in(std::move(sql), ":to", "'" + span.to + "'"));
    for (const std::string& index : made) database.execute(index);
    database.execute("COMMIT; PRAGMA journal_mode = WAL");
}

} // namespace bench
