#include "journal/lean_schema.hpp"

namespace zksync {

// Wall-clock times of punches are microseconds, those that were sent are seconds, moments seconds in UTC. The
// numbers are those of numbers.hpp, `word` has the texts. `reported` is there only where it is not what
// `time` prints. A row of `punch` keeps its length while it is delivered, so that full pages stay full; what
// is known of its delivery stands beside it. The rows from `first_seq` on up to the next were read at one
// moment.
const std::string_view lean_journal = R"sql(
ALTER TABLE punch RENAME TO fat_punch;

CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO word (number, text) VALUES (0, '');

CREATE TABLE punch (
    seq        INTEGER PRIMARY KEY,
    id         INTEGER NOT NULL,
    time       INTEGER,
    code       INTEGER NOT NULL,
    reported   TEXT,
    state_code INTEGER,
    terminal   INTEGER NOT NULL,
    alias      INTEGER NOT NULL,
    uploaded   INTEGER,
    state      INTEGER NOT NULL CHECK (state BETWEEN 2 AND 8),
    reason     INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 12),
    marks      INTEGER NOT NULL DEFAULT 0 CHECK (marks BETWEEN 0 AND 15)
) STRICT;

CREATE TABLE remark (
    seq                  INTEGER PRIMARY KEY,
    detail               TEXT NOT NULL DEFAULT '',
    tried_at             INTEGER,
    gone_since           INTEGER,
    corrected_code       INTEGER,
    corrected_state_code INTEGER
) STRICT;

CREATE TABLE departure (
    number INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    uptime INTEGER NOT NULL,
    boot   INTEGER NOT NULL,
    UNIQUE (at, uptime, boot)
) STRICT;

CREATE TABLE series (
    number INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL,
    digits INTEGER NOT NULL,
    UNIQUE (prefix, digits)
) STRICT;

CREATE TABLE delivery (
    seq        INTEGER PRIMARY KEY,
    employee   INTEGER,
    time       INTEGER,
    log_type   INTEGER NOT NULL DEFAULT 0 CHECK (log_type BETWEEN 0 AND 2),
    device_id  INTEGER NOT NULL DEFAULT 0,
    latitude   REAL,
    longitude  REAL,
    departure  INTEGER,
    series     INTEGER,
    checkin    ANY,
    settled_at INTEGER,
    shift      INTEGER NOT NULL DEFAULT 0,
    too_late   INTEGER NOT NULL DEFAULT 0 CHECK (too_late IN (0, 1))
) STRICT;

CREATE TABLE reading (first_seq INTEGER PRIMARY KEY, read_at INTEGER NOT NULL) STRICT;

INSERT OR IGNORE INTO word (text)
    SELECT terminal FROM fat_punch UNION SELECT terminal_alias FROM fat_punch;
INSERT OR IGNORE INTO word (text) SELECT DISTINCT code FROM fat_punch ORDER BY code;
INSERT OR IGNORE INTO word (text)
    SELECT corrected_code FROM fat_punch WHERE corrected_code IS NOT NULL
    UNION SELECT sent_employee FROM fat_punch WHERE sent_employee IS NOT NULL
    UNION SELECT sent_device_id FROM fat_punch WHERE sent_employee IS NOT NULL
    UNION SELECT left_boot FROM fat_punch WHERE sent_employee IS NOT NULL
    UNION SELECT shift FROM fat_punch;

INSERT INTO reading
    SELECT seq, read_at FROM (SELECT seq, read_at, lag(read_at) OVER (ORDER BY seq) AS before FROM fat_punch)
    WHERE read_at IS NOT before;

INSERT INTO punch
    SELECT seq, id, time, c.number,
           iif(time % 1000000 = 0 AND reported_time IS datetime(time / 1000000, 'unixepoch'), NULL, reported_time),
           state_code, t.number, a.number, uploaded,
           CASE state WHEN 'pending' THEN 2 WHEN 'in-doubt' THEN 3 WHEN 'waiting' THEN 4 WHEN 'quarantined' THEN 5
                      WHEN 'ignored' THEN 6 WHEN 'sent' THEN 7 WHEN 'duplicate' THEN 8 END,
           CASE reason WHEN 'none' THEN 0 WHEN 'no-employee' THEN 1 WHEN 'several-employees' THEN 2
                       WHEN 'inactive' THEN 3 WHEN 'not-employed' THEN 4 WHEN 'refused' THEN 5 WHEN 'no-code' THEN 6
                       WHEN 'ignore-list' THEN 7 WHEN 'terminal-ignored' THEN 8 WHEN 'before-since' THEN 9
                       WHEN 'unusable-time' THEN 10 WHEN 'before-2015' THEN 11 WHEN 'ahead' THEN 12 END,
           released + 2 * time_given + 4 * (gone_since IS NOT NULL) + 8 * (corrected_code IS NOT NULL)
    FROM fat_punch CROSS JOIN word AS c ON c.text = code CROSS JOIN word AS t ON t.text = fat_punch.terminal
         CROSS JOIN word AS a ON a.text = terminal_alias
    ORDER BY seq;

INSERT INTO remark
    SELECT seq, detail, tried_at, gone_since, (SELECT number FROM word WHERE text = corrected_code),
           corrected_state_code
    FROM fat_punch
    WHERE detail <> '' OR tried_at IS NOT NULL OR gone_since IS NOT NULL OR corrected_code IS NOT NULL
    ORDER BY seq;

INSERT INTO departure (at, uptime, boot)
    SELECT DISTINCT left_at, left_uptime, number FROM fat_punch CROSS JOIN word ON text = left_boot
    WHERE sent_employee IS NOT NULL ORDER BY left_at;

INSERT OR IGNORE INTO series (prefix, digits)
    SELECT DISTINCT rtrim(checkin, '0123456789'), length(checkin) - length(rtrim(checkin, '0123456789'))
    FROM fat_punch WHERE length(checkin) - length(rtrim(checkin, '0123456789')) BETWEEN 5 AND 15;

INSERT INTO delivery
    SELECT seq, (SELECT number FROM word WHERE text = sent_employee), sent_time / 1000000,
           CASE sent_log_type WHEN 'IN' THEN 1 WHEN 'OUT' THEN 2 ELSE 0 END,
           ifnull((SELECT number FROM word WHERE text = sent_device_id), 0), sent_latitude, sent_longitude,
           (SELECT departure.number FROM departure
            WHERE at = left_at AND uptime = left_uptime
                  AND boot = (SELECT number FROM word WHERE text = left_boot)),
           series.number,
           CASE WHEN series.number IS NOT NULL THEN CAST(substr(checkin, length(prefix) + 1) AS INTEGER)
                WHEN checkin <> '' THEN checkin END,
           settled_at, (SELECT number FROM word WHERE text = shift), too_late
    FROM fat_punch LEFT JOIN series ON prefix = rtrim(checkin, '0123456789')
                                       AND digits = length(checkin) - length(rtrim(checkin, '0123456789'))
    WHERE sent_employee IS NOT NULL OR checkin <> '' OR settled_at IS NOT NULL OR shift <> '' OR too_late = 1
    ORDER BY seq;

DROP TABLE fat_punch;

CREATE UNIQUE INDEX punch_by_time  ON punch (time, id, terminal, ifnull(reported, ''));
CREATE UNIQUE INDEX punch_reported ON punch (id, reported, terminal) WHERE reported IS NOT NULL;
CREATE INDEX punch_to_do           ON punch (state, time IS NULL, time, id) WHERE state <= 5;
CREATE INDEX punch_duplicate       ON punch (seq) WHERE state = 8;
CREATE INDEX punch_marked          ON punch (time, marks) WHERE marks <> 0;
CREATE INDEX delivery_by_time      ON delivery (time) WHERE time IS NOT NULL;
CREATE INDEX delivery_by_settling  ON delivery (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX delivery_too_late     ON delivery (seq) WHERE too_late = 1;
CREATE INDEX reading_by_moment     ON reading (read_at);

CREATE TABLE state_tally (
    state  INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    rows   INTEGER NOT NULL,
    PRIMARY KEY (state, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_tally (
    day      INTEGER NOT NULL,
    terminal INTEGER NOT NULL,
    rows     INTEGER NOT NULL,
    counted  INTEGER NOT NULL,
    PRIMARY KEY (day, terminal)
) STRICT, WITHOUT ROWID;

CREATE VIEW tally_of_punch AS
    SELECT seq, state, reason, terminal,
           ifnull((time - (time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999) AS day,
           (time IS NOT NULL AND marks & 6 = 0) AS counted
    FROM punch;
INSERT INTO state_tally SELECT state, reason, count(*) FROM tally_of_punch GROUP BY state, reason;
INSERT INTO day_tally SELECT day, terminal, count(*), sum(counted) FROM tally_of_punch GROUP BY day, terminal;

CREATE TRIGGER punch_judged AFTER UPDATE OF state, reason ON punch
    WHEN old.state <> new.state OR old.reason <> new.reason
BEGIN
    INSERT INTO state_tally VALUES (old.state, old.reason, -1) ON CONFLICT DO UPDATE SET rows = rows - 1;
    INSERT INTO state_tally VALUES (new.state, new.reason, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
END;
CREATE TRIGGER punch_moved AFTER UPDATE OF time, marks ON punch
    WHEN old.time IS NOT new.time OR old.marks & 6 <> new.marks & 6
BEGIN
    INSERT INTO day_tally
        VALUES (ifnull((old.time - (old.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                old.terminal, -1, -(old.time IS NOT NULL AND old.marks & 6 = 0))
        ON CONFLICT DO UPDATE SET rows = rows - 1, counted = counted + excluded.counted;
    INSERT INTO day_tally
        VALUES (ifnull((new.time - (new.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                new.terminal, 1, (new.time IS NOT NULL AND new.marks & 6 = 0))
        ON CONFLICT DO UPDATE SET rows = rows + 1, counted = counted + excluded.counted;
END;

CREATE VIEW punches AS
    SELECT punch.seq, punch.id, code.text AS code,
           ifnull(reported, datetime(punch.time / 1000000, 'unixepoch')) AS reported_time,
           datetime(punch.time / 1000000, 'unixepoch') AS time, punch.state_code, terminal.text AS terminal,
           alias.text AS terminal_alias, datetime(uploaded / 1000000, 'unixepoch') AS uploaded,
           CASE state WHEN 2 THEN 'pending' WHEN 3 THEN 'in-doubt' WHEN 4 THEN 'waiting' WHEN 5 THEN 'quarantined'
                      WHEN 6 THEN 'ignored' WHEN 7 THEN 'sent' WHEN 8 THEN 'duplicate' END AS state,
           CASE reason WHEN 0 THEN 'none' WHEN 1 THEN 'no-employee' WHEN 2 THEN 'several-employees'
                       WHEN 3 THEN 'inactive' WHEN 4 THEN 'not-employed' WHEN 5 THEN 'refused' WHEN 6 THEN 'no-code'
                       WHEN 7 THEN 'ignore-list' WHEN 8 THEN 'terminal-ignored' WHEN 9 THEN 'before-since'
                       WHEN 10 THEN 'unusable-time' WHEN 11 THEN 'before-2015' WHEN 12 THEN 'ahead' END AS reason,
           ifnull(detail, '') AS detail,
           (SELECT datetime(read_at, 'unixepoch') FROM reading WHERE first_seq <= punch.seq
            ORDER BY first_seq DESC LIMIT 1) AS read_at_utc,
           marks & 1 AS released, marks & 2 <> 0 AS time_given,
           datetime(gone_since, 'unixepoch') AS gone_since_utc, employee.text AS employee,
           datetime(delivery.time, 'unixepoch') AS sent_time,
           CASE log_type WHEN 1 THEN 'IN' WHEN 2 THEN 'OUT' ELSE '' END AS log_type,
           device_id.text AS device_id,
           CASE WHEN series IS NULL THEN ifnull(checkin, '') ELSE format('%s%0*d', prefix, digits, checkin)
                END AS checkin,
           datetime(settled_at, 'unixepoch') AS settled_at_utc, ifnull(shift.text, '') AS shift,
           ifnull(too_late, 0) AS too_late
    FROM punch JOIN word AS code ON code.number = punch.code
         JOIN word AS terminal ON terminal.number = punch.terminal JOIN word AS alias ON alias.number = alias
         LEFT JOIN remark USING (seq) LEFT JOIN delivery USING (seq) LEFT JOIN series ON series.number = series
         LEFT JOIN word AS employee ON employee.number = employee
         LEFT JOIN word AS device_id ON device_id.number = delivery.device_id
         LEFT JOIN word AS shift ON shift.number = delivery.shift;
)sql";

} // namespace zksync
