#pragma once

#include "harness/push_scene.hpp"

#include <string>

namespace crash {

/// What one run came to.
struct Verdict {
    std::string wrong; ///< "" when all is well
    std::string story; ///< what happened in it
    int passes = 0, kills = 0, checkins = 0;
};

/// One run from an empty state to quiet, decided by the seed alone: passes that are killed, answers that are
/// lost, punches that come late, pages that shift, clocks that jump, a journal that is gone; in the end,
/// after some quiet passes, the site must have each punch of the device once and nothing else.
Verdict soak_run(e2e::PushScene& scene, unsigned seed);

} // namespace crash
