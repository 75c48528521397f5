#pragma once

#include <cstdint>

namespace zksync {

/// What a push did: `sent` and `duplicate` of this pass, the others as the journal holds them at its end.
struct PushReport {
    std::int64_t sent = 0, duplicate = 0;
    std::int64_t waiting = 0, in_doubt = 0, pending = 0;
    std::int64_t too_late = 0; ///< seen in this pass that attendance does not count them
    int requests = 0;
};

} // namespace zksync
