#pragma once

#include "frappe/frappe_client.hpp"
#include "pass/coverage.hpp"
#include "pass/pass.hpp"
#include "shifts/arrival.hpp"
#include "shifts/shift_memo.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync {

class SiteFile;

/// How far a mark may lag without being worth a word, and how often it is looked at.
inline constexpr std::chrono::minutes between_mark_looks{15};

/// Why the mark of a shift is left alone, whatever has arrived; "" when it is not. `date` is the site's
/// clock.
std::string reason_to_leave_alone(const ShiftType& type, std::optional<Moment> date, Moment now);

/// The lines about a mark that are worth remembering: the earliest hold, and those that are older than it
/// need be.
std::vector<std::string> notable_holds(const std::vector<Hold>& holds);

/// The codes whose punches wait for so long that they hold the mark no more; "" when there are none.
std::string overdue_codes(const std::vector<Arrival>& arrivals);

/// Says what became of a mark. What wants somebody to act is a warning, by the memory of things said;
/// everything else is said at -v. `uncovered`: what holds it, where that is so.
void say_mark(const Pass& pass, SiteFile& site, const ShiftConfig& shift, const ShiftMemo& memo,
              const std::optional<UncoveredDays>& uncovered);

} // namespace zksync
