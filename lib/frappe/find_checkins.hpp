#pragma once

#include "core/checkin.hpp"
#include "frappe/frappe_client.hpp"

#include <map>
#include <vector>

namespace zksync {

/// The check-ins that the site has in the seconds asked for; of each second the earliest first, by creation,
/// then name.
using CheckinsFound = std::map<EmployeeSecond, std::vector<StoredCheckin>>;

/// Asks the site which of these employees and seconds it has check-ins in, whatever their log type and
/// device. Times that lie close together share a request. Throws Error, also (refused) when the caller may
/// not see `time`.
CheckinsFound find_checkins(FrappeClient& client, std::vector<EmployeeSecond> wanted);

} // namespace zksync
