#include "journal/rows_of_files.hpp"

namespace zksync {

// The number is end_of_file_ids. Such rows are no part of what is compared with the server's count.
const std::string_view rows_of_files = R"sql(
CREATE INDEX punch_from_file ON punch (time, marks) WHERE id < -9223372032559808512;

DROP TRIGGER punch_moved;
CREATE TRIGGER punch_moved AFTER UPDATE OF time, marks, id, terminal ON punch
    WHEN old.time IS NOT new.time OR old.marks & 6 <> new.marks & 6 OR old.id <> new.id
         OR old.terminal <> new.terminal
BEGIN
    INSERT INTO day_tally
        VALUES (ifnull((old.time - (old.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                old.terminal, -1,
                -(old.time IS NOT NULL AND old.marks & 6 = 0 AND old.id >= -9223372032559808512))
        ON CONFLICT DO UPDATE SET rows = rows - 1, counted = counted + excluded.counted;
    INSERT INTO day_tally
        VALUES (ifnull((new.time - (new.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, -9999999),
                new.terminal, 1,
                (new.time IS NOT NULL AND new.marks & 6 = 0 AND new.id >= -9223372032559808512))
        ON CONFLICT DO UPDATE SET rows = rows + 1, counted = counted + excluded.counted;
END;

DROP VIEW tally_of_punch;
)sql";

} // namespace zksync
