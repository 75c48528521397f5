#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <string>

namespace zksync {

/// "2026-11-22T08:00:00Z": for --json.
std::string utc_text(Moment moment);
/// "2026-11-22 08:00 UTC+04:00", as this host's wall clock shows it: with its offset, because device and site
/// may have other clocks (docs/rules.md, section 5).
std::string host_text(Moment moment);
/// "5 min ago"; "just now" for less than a minute; "in the future" for a moment that this host's clock has
/// not reached.
std::string ago(Moment moment, Moment now);
/// "1 punch", "5 punches".
std::string punches_text(std::int64_t number);

} // namespace zksync
