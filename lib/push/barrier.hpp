#pragma once

#include "push/site_pass.hpp"

#include <span>

namespace zksync {

enum class Barrier { passed, still_running };

/// One rehearsal of a row that was sent waits for the naming lock that a batch still running holds. Where
/// none of them can be rehearsed, the wait alone must do; a site that gives no usable answer to any is asked
/// again by the next pass: throws Error (unreachable, refused, configuration).
Barrier pass_barrier(const SitePass& at, std::span<const Checkin> sent);

} // namespace zksync
