#pragma once

#include "frappe/frappe_client.hpp"
#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <optional>
#include <span>

namespace zksync {

/// Whether the site was seen to keep the time it is given.
enum class Confidence {
    seen,        ///< by a rehearsal of this pass
    first_alone, ///< no rehearsal was possible: the first check-in goes alone and is read back
};

/// What the rehearsals of a pass showed.
struct Rehearsed {
    Confidence confidence = Confidence::first_alone;
    std::optional<Checkin> witness; ///< was accepted: rehearsed again, it tells an ill site from an ill row
};

/// A GET that changes nothing: tried again, three times in all, while a write of somebody else holds the
/// naming lock or the site is away.
Rehearsal rehearse_patiently(const SitePass& at, const Checkin& checkin);

/// Rehearses the first of the deliveries that the site accepts, at most five, of as many employees as can be
/// (docs/rules.md, section 4, point 5). Throws Error (refused, and blocks the site) when the time is not
/// kept, (configuration) when the site's clock is in another zone than configured, (unreachable) when the
/// site gives no answer.
Rehearsed rehearse(const SitePass& at, std::span<const Delivery> deliveries);

/// Remembers that a rehearsal, or the first check-in in its place, went well, and what its answer shows of
/// the site's clock: `created` against `date`, its Date header.
void remember_rehearsal(const SitePass& at, std::optional<LocalTime> created, std::optional<Moment> date);

} // namespace zksync
