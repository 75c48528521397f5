#pragma once

#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "push/site_pass.hpp"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace zksync {

/// All that stand for a punch for which an earlier one of their second stands too, by creation, then name:
/// whoever else writes the same punches comes to the same (docs/rules.md, section 4, point 6).
std::vector<StoredCheckin> later_ones(const CheckinsFound& found);
/// Of one second, the earliest first: the one that stays for the punch of `ours`; the earliest where none
/// stands for it.
const StoredCheckin& survivor(std::span<const StoredCheckin> of_one_second, const StoredCheckin& ours);
/// The seconds in which several stay, because they do not stand for one punch: somebody typed an OUT beside
/// an IN.
std::vector<std::vector<StoredCheckin>> beside_each_other(const CheckinsFound& found);

/// Remembers them as to be deleted. Returns those that were not named before.
std::vector<WrongCheckin> name_doubles(const SitePass& at, const std::vector<StoredCheckin>& later);
/// What a pass ends with that has seen them (protocol): somebody else writes the same punches.
Error doubles_error(const SitePass& at, const std::vector<StoredCheckin>& later);

/// What a daily look has seen.
struct DoublesSeen {
    std::vector<StoredCheckin> later;
    std::vector<std::pair<std::int64_t, std::string>> yielding; ///< ours among them, and what stays instead
    std::vector<std::vector<StoredCheckin>> beside;             ///< several in a second, for several punches
    std::optional<LocalTime> reached; ///< where the deadline came before the end; site time
};

/// Looks again at the seconds of what was delivered since the day before the last look: another installation
/// may have stored its check-ins after ours were read back. At most once a day, when a push has something to
/// say to the site anyway; one that the deadline ended goes on at the next push. Only asks the site, which
/// may be written to meanwhile. Nothing: it is not due.
std::optional<DoublesSeen> look_for_doubles(const SitePass& at);

/// Remembers what was seen: later ones are named, ours among them are `duplicate` of those that stay. Throws
/// Error (protocol) when some were not named before. The site's lock must be held where there are later ones.
void conclude(const SitePass& at, const DoublesSeen& seen);

} // namespace zksync
