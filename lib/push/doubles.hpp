#pragma once

#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "push/site_pass.hpp"

#include <vector>

namespace zksync {

/// All but the first of each second, by creation, then name: whoever else writes the same punches comes to
/// the same.
std::vector<StoredCheckin> later_ones(const CheckinsFound& found);

/// Remembers them as to be deleted. Returns those that were not named before.
std::vector<WrongCheckin> name_doubles(const SitePass& at, const std::vector<StoredCheckin>& later);
/// What a pass ends with that has seen them (protocol): somebody else writes the same punches.
Error doubles_error(const SitePass& at, const std::vector<StoredCheckin>& later);

/// Looks again at the seconds of what was delivered since the day before the last look: another installation
/// may have stored its check-ins after ours were read back. At most once a day, when a push has something to
/// say to the site anyway. Throws Error (protocol) when it finds some that were not named before.
void look_for_doubles(const SitePass& at);

} // namespace zksync
