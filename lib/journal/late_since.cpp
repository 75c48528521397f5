#include "journal/late_since.hpp"

namespace zksync {

const std::string_view late_counted_since = R"sql(
INSERT INTO meta SELECT 'late_counted_since', CAST(unixepoch() AS TEXT) WHERE EXISTS (SELECT 1 FROM punch);
)sql";

} // namespace zksync
