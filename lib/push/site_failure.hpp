#pragma once

#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <span>
#include <vector>

namespace zksync {

/// After a write that the site answered with an error 500: the request has ended, but it may have been
/// committed before it failed (jobs are queued after the commit). What the site has of it is read back and
/// `sent`; the others are pending again, and returned in their order. Throws Error like reading back.
std::vector<Delivery> keep_what_arrived(const SitePass& at, std::span<const Delivery> group);

/// How a site does that has just failed at a write.
enum class Health {
    well,   ///< it accepts, or refuses in its own words: so it is the row
    ill,    ///< it fails at each of them, or gives no usable answer
    untold, ///< it does not allow rehearsals
};
/// Rehearses these until one shows it.
Health health_of(const SitePass& at, std::span<const Checkin> rehearsed);

} // namespace zksync
