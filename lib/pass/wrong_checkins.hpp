#pragma once

#include "frappe/frappe_client.hpp"
#include "journal/site_file.hpp"

#include <span>
#include <vector>

namespace zksync {

/// Adds to what somebody has to delete on the site. Returns those that were not named before.
std::vector<WrongCheckin> remember_wrong(SiteFile& site, const std::vector<WrongCheckin>& named);

/// *Blocked* is over; what it named stays to be deleted.
void unblock(SiteFile& site);

/// The times that the permission trap gives: that of the request, to the microsecond. zksync never sends
/// fractions, so a check-in of another pass or person is not taken for one that was stored wrong.
bool bears_the_traps_mark(const StoredCheckin& stored);

/// Whether two check-ins of one employee and second stand for one punch: of one device, or of one log type as
/// far as both have one. An IN beside an OUT that another device, or a person, entered is something else.
bool stand_for_one_punch(const StoredCheckin& one, const StoredCheckin& other);

/// Whether a check-in that the site shows is still as it was named. One whose time somebody corrected is not,
/// nor is the one that is left of two. `in_its_second`: all that the site has of that employee and second.
bool is_still_wrong(const WrongCheckin& named, const StoredCheckin& stored,
                    std::span<const StoredCheckin> in_its_second);

/// Those that the site still has as they were named; asks it. One that it does not show stays named unless it
/// is gone. Throws Error.
std::vector<WrongCheckin> still_wrong(FrappeClient& client, const std::vector<WrongCheckin>& named);

} // namespace zksync
