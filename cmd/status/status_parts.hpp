#pragma once

#include "lookback/status.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// The parts of what `status` says to people: a line a matter, without the heading.
namespace zksync::status_part {

using Lines = std::vector<std::string>;

/// How many codes or names a line has at the most.
inline constexpr std::size_t most_codes = 8;

// Of punches that are not simply delivered.
Lines waiting(const StatusReport& report);
Lines double_taps(const StatusReport& report);
Lines in_doubt(const StatusReport& report);
Lines quarantined(const StatusReport& report);
/// The check-ins of one person and day are one line; the heading says how many there are.
std::string too_late_heading(const StatusReport& report);
Lines too_late(const StatusReport& report);

// Of the site: what its file remembers, and what it says of its shifts.
Lines blocked(const StatusReport& report, const Config& config);
Lines wrong(const StatusReport& report);
Lines shifts(const StatusReport& report);

} // namespace zksync::status_part
