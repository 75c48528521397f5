#pragma once

#include "frappe/frappe_client.hpp"
#include "push/delivery.hpp"
#include "push/site_pass.hpp"

namespace zksync {

/// Notes the shift that the site gave a delivered check-in, and whether it came too late: its day was
/// processed before (docs/reference/frappe-api.md, section 4). The person, the day and what HR has to do are
/// said once.
void note_attendance(const SitePass& at, const Delivery& delivery, const StoredCheckin& stored);

/// Looks at what was delivered in the last days: a check-in whose `skip_auto_attendance` has become 1 on the
/// site is not counted either. At most once a day, when a push has something to say to the site anyway.
void look_for_skipped(const SitePass& at);

} // namespace zksync
