#include "journal/waiting_index.hpp"

namespace zksync {

// 4: waiting, see numbers.hpp.
const std::string_view waiting_index = R"sql(
CREATE INDEX punch_waiting ON punch (reason, code, time) WHERE state = 4;
)sql";

} // namespace zksync
