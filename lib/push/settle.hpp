#pragma once

#include "push/site_pass.hpp"

#include <chrono>

namespace zksync {

enum class Settling {
    done,  ///< nothing is in doubt any more, here and in the site's file
    later, ///< a write may still be running on the site: nothing may be written yet, and nothing is wrong
};

/// How long from now until a request that left then can no longer be running (docs/rules.md, section 4,
/// *Settling*): measured on the boot-time clock of the same boot; from the start of this one if it left in
/// another. Never too short, although the clocks show whole seconds.
std::chrono::seconds time_left(const Departure& departure, const Departure& now,
                               std::chrono::seconds request_limit);

/// Settles what was sent and not answered: the journal's rows in doubt and the write that the site's file
/// says is under way, whichever device it was. What the site has is `sent`, what it has not is `pending`.
/// Throws Error (refused, and blocks the site) when something was stored at a time nobody sent, (protocol)
/// when somebody else has stored the same punches meanwhile: the later ones are named, to be deleted.
Settling settle(const SitePass& at);

} // namespace zksync
