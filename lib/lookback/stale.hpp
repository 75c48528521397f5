#pragma once

#include "lookback/status.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// A device of which no `run` or `pull` has gone well for longer than somebody allows.
struct StaleDevice {
    std::string device;
    std::optional<Moment> last_success; ///< nothing: never
    std::string last_error;             ///< of the last pass; "" for a good one, or none
    std::string problem;                ///< why its journal cannot be read; "" when it can
};

/// Those of the devices that are not paused, for `status --max-age`. A success that lies ahead of now counts
/// as long ago. Asks neither end; what cannot be read is said in `problem`.
std::vector<StaleDevice> stale_devices(const StatusQuestion& question, std::chrono::seconds max_age,
                                       Moment now);

} // namespace zksync
