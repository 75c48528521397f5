#pragma once

#include "lookback/status.hpp"
#include "notify/matter.hpp"

#include <span>

namespace zksync::notify {

/// What somebody has to do something about, of all devices, as the journals and the site's file have it:
/// whichever device's pass ended last, and whoever made it. Asks neither end. What is only odd for as long as
/// a device is away, or cannot be told because a journal cannot be read, is not in `seen`. Throws Error
/// (state) when the site's file cannot be read.
Sight look(const StatusQuestion& question, SiteFile& site, std::span<const Told> told, const Clock& clock);

} // namespace zksync::notify
