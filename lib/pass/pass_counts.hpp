#pragma once

#include "journal/journal.hpp"

#include <cstdint>
#include <optional>

namespace zksync {

/// What is counted of a device's last pass, and over all of its passes: for those who watch.
struct PassCounts {
    std::int64_t exit_code = 0, milliseconds = 0;
    std::int64_t device_requests = 0, site_requests = 0;
    std::int64_t late_total = 0;     ///< punches that came later than newer ones
    std::int64_t too_late_total = 0; ///< check-ins that came too late for attendance

    bool operator==(const PassCounts&) const = default;
};

/// Nothing in a journal of which no pass was counted yet.
std::optional<PassCounts> pass_counts(const Journal& journal);
void set_pass_counts(Journal& journal, const PassCounts& counts);
/// Punches that came late and were found by something that is no pass.
void count_late(Journal& journal, std::int64_t punches);

} // namespace zksync
