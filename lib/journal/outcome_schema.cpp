#include "journal/outcome_schema.hpp"

namespace zksync {

// One table for the counts of all and of each day: a row of `punch` changes its state in one place only. The
// day of a punch without a usable time is the one of tally.hpp.
const std::string_view outcomes_by_day = R"sql(
CREATE TABLE outcome_tally (
    day    INTEGER NOT NULL,
    state  INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    rows   INTEGER NOT NULL,
    PRIMARY KEY (day, state, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE late_tally (
    day      INTEGER NOT NULL,
    terminal INTEGER NOT NULL,
    rows     INTEGER NOT NULL,
    PRIMARY KEY (day, terminal)
) STRICT, WITHOUT ROWID;

INSERT INTO outcome_tally
    SELECT ifnull((time - (time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999) AS day,
           state, reason, count(*)
    FROM punch GROUP BY day, state, reason;

DROP TRIGGER punch_judged;
DROP TABLE state_tally;
CREATE TRIGGER punch_judged AFTER UPDATE OF state, reason, time ON punch
    WHEN old.state <> new.state OR old.reason <> new.reason OR old.time IS NOT new.time
BEGIN
    INSERT INTO outcome_tally
        VALUES (ifnull((old.time - (old.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                old.state, old.reason, -1)
        ON CONFLICT DO UPDATE SET rows = rows - 1;
    INSERT INTO outcome_tally
        VALUES (ifnull((new.time - (new.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                new.state, new.reason, 1)
        ON CONFLICT DO UPDATE SET rows = rows + 1;
END;
)sql";

} // namespace zksync
