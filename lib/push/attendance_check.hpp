#pragma once

#include "core/punch.hpp"
#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <cstdint>
#include <vector>

namespace zksync {

/// A delivered check-in as the site has it, and the journal's row of it.
struct Landed {
    std::int64_t seq = 0;
    EmployeeCode code;
    StoredCheckin stored;
};

/// Of check-ins just read back: which of them attendance does not count, or makes nothing of because they
/// have no log type (docs/rules.md, section 4, *Too late* and *No log type*). The person, the day and what HR
/// has to do are said once. Nothing is said of what the site does not show.
void note_attendance(const SitePass& at, std::vector<Landed> landed);

/// Looks again at those that are remembered as too late, and forgets those that HR has put right; once a day
/// also at everything of the last days that is not counted yet. When a push has something to say to the site
/// anyway, or `is_attendance_look_due`. What the deadline leaves undone stays due.
void look_at_attendance(const SitePass& at);

/// True when something is remembered as too late and was not looked at for a day: then a push looks although
/// it has nothing to deliver.
bool is_attendance_look_due(const Pass& pass);

} // namespace zksync
