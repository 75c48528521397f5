#pragma once

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <string>
#include <vector>

namespace zksync {

/// Writes *blocked* into the site's file (docs/rules.md, section 4) and returns the Error (refused) to throw:
/// the site did not keep a time. `what` says how that was seen; `wrong` are check-ins that were stored wrong
/// and must be deleted: they are remembered beyond the block.
Error block(const SitePass& at, const std::string& what, const std::vector<StoredCheckin>& wrong);
/// The same where something else than the role has to be put right.
Error block(const SitePass& at, const std::string& what, const std::string& way_on,
            const std::vector<StoredCheckin>& wrong);

/// Of check-ins, as what somebody has to delete.
std::vector<WrongCheckin> as_wrong(const SitePass& at, WrongCheckin::Why why,
                                   const std::vector<StoredCheckin>& checkins);
/// "EMP-CKIN-1, EMP-CKIN-2 and 3 more"
std::string list_of(const std::vector<std::string>& names);

/// Forgets what somebody put right on the site of what was named as wrong; asks it only when something is
/// named. Throws Error.
void forget_what_was_put_right(const SitePass& at);

/// Throws Error (refused) while the site is blocked for this key; a block of another key is taken back.
void stop_if_blocked(const SitePass& at);

} // namespace zksync
