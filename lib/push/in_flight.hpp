#pragma once

#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <span>
#include <vector>

namespace zksync {

std::vector<Checkin> checkins_of(std::span<const Delivery> group);

/// Before the request leaves: stores what is sent, in the journal and in the site's file.
void mark_under_way(const SitePass& at, std::span<const Delivery> group);
/// The site is known not to have them: pending again.
void make_pending(const SitePass& at, std::span<const Delivery> group);
/// The same, and nothing is under way.
void take_back(const SitePass& at, std::span<const Delivery> group);

} // namespace zksync
