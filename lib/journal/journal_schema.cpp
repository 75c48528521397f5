#include "journal/journal_schema.hpp"

#include "journal/late_since.hpp"
#include "journal/lean_schema.hpp"
#include "journal/outcome_schema.hpp"
#include "journal/place_schema.hpp"
#include "journal/rows_of_files.hpp"
#include "journal/said_memory.hpp"
#include "journal/tap_schema.hpp"
#include "journal/waiting_index.hpp"

#include <array>

namespace zksync {
namespace {

// Times on a wall clock are microseconds, moments are seconds in UTC. `sent_*` and `left_*` are what was sent
// last and when it left. `corrected_*` is what the server says now of a punch that was on its way or
// delivered by then.
constexpr std::string_view tables = R"sql(
CREATE TABLE punch (
    seq            INTEGER PRIMARY KEY,
    id             INTEGER NOT NULL,
    code           TEXT NOT NULL,
    reported_time  TEXT NOT NULL,
    time           INTEGER,
    state_code     INTEGER,
    terminal       TEXT NOT NULL,
    terminal_alias TEXT NOT NULL,
    uploaded       INTEGER,
    state          TEXT NOT NULL CHECK (state IN ('pending', 'in-doubt', 'sent', 'duplicate', 'waiting', 'ignored',
                                                  'quarantined')),
    reason         TEXT NOT NULL CHECK (reason IN ('none', 'no-employee', 'several-employees', 'inactive',
                                                   'not-employed', 'refused', 'no-code', 'ignore-list',
                                                   'terminal-ignored', 'before-since', 'unusable-time',
                                                   'before-2015', 'ahead')),
    detail         TEXT NOT NULL,
    read_at        INTEGER NOT NULL,
    released       INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1)),
    sent_employee  TEXT,
    sent_time      INTEGER,
    sent_log_type  TEXT,
    sent_device_id TEXT,
    sent_latitude  REAL,
    sent_longitude REAL,
    left_at        INTEGER,
    left_uptime    INTEGER,
    left_boot      TEXT,
    checkin        TEXT NOT NULL DEFAULT '',
    settled_at     INTEGER,
    tried_at       INTEGER,
    gone_since     INTEGER,
    corrected_code       TEXT,
    corrected_state_code INTEGER,
    shift          TEXT NOT NULL DEFAULT '',
    too_late       INTEGER NOT NULL DEFAULT 0 CHECK (too_late IN (0, 1)),
    UNIQUE (id, reported_time, terminal)
) STRICT;

CREATE INDEX punch_by_time     ON punch (time, gone_since);
CREATE INDEX punch_by_state    ON punch (state, time IS NULL, time, id);
CREATE INDEX punch_by_reading  ON punch (state);
CREATE INDEX punch_by_reason   ON punch (state, reason);
CREATE INDEX punch_by_code     ON punch (code, time, state);
CREATE INDEX punch_by_terminal ON punch (terminal, time, uploaded);
CREATE INDEX punch_by_checkin  ON punch (sent_employee, sent_time) WHERE sent_employee IS NOT NULL;
CREATE INDEX punch_too_late    ON punch (time) WHERE too_late = 1;
CREATE INDEX punch_by_delivery ON punch (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE settled_cell (
    from_time    INTEGER NOT NULL,
    to_time      INTEGER NOT NULL,
    server_count INTEGER NOT NULL,
    surplus      INTEGER NOT NULL,
    PRIMARY KEY (from_time, to_time)
) STRICT, WITHOUT ROWID;
)sql";

// What was said until then was remembered as words in `meta`.
constexpr std::string_view things_said = R"sql(
WITH RECURSIVE
    word(topic, separator, key, rest) AS (
        SELECT topic, separator, '', value || separator
        FROM meta JOIN (SELECT 'news' AS was, 'news' AS topic, char(10) AS separator
                        UNION ALL SELECT 'clocks_said', 'terminal clock', char(10)
                        UNION ALL SELECT 'states_said', 'unknown state', ' '
                        UNION ALL SELECT 'surplus_said', 'surplus', ' ') ON was = meta.key
        UNION ALL
        SELECT topic, separator, substr(rest, 1, instr(rest, separator) - 1),
               substr(rest, instr(rest, separator) + 1)
        FROM word WHERE rest <> '')
INSERT OR IGNORE INTO said
    SELECT topic, key, '', unixepoch(), unixepoch() FROM word WHERE key <> '';
DELETE FROM meta WHERE key IN ('news', 'clocks_said', 'states_said', 'surplus_said');
)sql";

// A time that somebody gave a punch is not one that the device counts by.
constexpr std::string_view given_times = R"sql(
ALTER TABLE punch ADD COLUMN time_given INTEGER NOT NULL DEFAULT 0 CHECK (time_given IN (0, 1));
CREATE INDEX punch_by_given_time ON punch (time) WHERE time_given = 1;
)sql";

const std::array migrations{tables,        said_table,      things_said,       given_times,
                            lean_journal,  double_taps,     punch_places,      waiting_index,
                            rows_of_files, outcomes_by_day, late_counted_since};

} // namespace

const FileKind journal_kind{
    "journal",
    "then run `zksync pull --device {device}`, which reads everything since `since` again, and "
    "`zksync reconcile --device {device}`. Nothing is doubled, because the site is looked at first",
    0x7A6B4A31, // "zkJ1"
    migrations,
};

} // namespace zksync
