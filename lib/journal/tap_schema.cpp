#include "journal/tap_schema.hpp"

namespace zksync {

// A further reason: SQLite changes what a column may hold only where its text is kept, and no row is touched.
//
// `unjudged_tap` has the codes and times around which something changed that double taps depend on: a row is
// kept now that was not, or no longer; it is back from its way to the site; it was corrected. Whoever changes
// a row need not think of that. New rows are known by their numbers instead: each would cost a row here.
const std::string_view double_taps = R"sql(
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'reason BETWEEN 0 AND 12', 'reason BETWEEN 0 AND 13')
    WHERE type = 'table' AND name = 'punch';
UPDATE sqlite_schema SET sql = replace(sql, 'WHEN 12 THEN ''ahead'' END AS reason',
                                            'WHEN 12 THEN ''ahead'' WHEN 13 THEN ''double-tap'' END AS reason')
    WHERE type = 'view' AND name = 'punches';
PRAGMA writable_schema = RESET;

CREATE TABLE unjudged_tap (
    code INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (code, time)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER punch_tapped AFTER UPDATE OF state, code, state_code, time ON punch
    WHEN (old.state IN (5, 6)) <> (new.state IN (5, 6)) OR (old.state = 3 AND new.state = 2) OR
         old.code <> new.code OR old.state_code IS NOT new.state_code OR old.time IS NOT new.time
BEGIN
    INSERT OR IGNORE INTO unjudged_tap SELECT old.code, old.time WHERE old.time IS NOT NULL;
    INSERT OR IGNORE INTO unjudged_tap SELECT new.code, new.time WHERE new.time IS NOT NULL;
END;
)sql";

} // namespace zksync
