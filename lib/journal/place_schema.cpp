#include "journal/place_schema.hpp"

namespace zksync {

// Few rows have one, and most journals none at all: it stands beside the punch.
const std::string_view punch_places = R"sql(
CREATE TABLE place (
    seq       INTEGER PRIMARY KEY,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL
) STRICT;
)sql";

} // namespace zksync
