#pragma once

#include "core/local_time.hpp"
#include "util/log.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace zksync {

/// The site's UTC offset now: `creation` of a document against the Date header of the same answer, to the
/// quarter of an hour (docs/reference/frappe-api.md, section 1). Nothing where either is missing.
std::optional<std::chrono::seconds> site_utc_offset(std::optional<LocalTime> created,
                                                    std::optional<Moment> date);

/// What a wall clock so far from UTC shows at `moment`.
LocalTime wall_clock(Moment moment, std::chrono::seconds utc_offset);

/// "+04:00"
std::string offset_text(std::chrono::seconds offset);

/// Compares that with `site.time_zone`, where one is configured. Throws Error (configuration) with both
/// offsets when they differ; warns when the site gives no Date.
void check_site_clock(const std::optional<std::string>& configured_zone, std::optional<LocalTime> created,
                      std::optional<Moment> date, const Log& log);

} // namespace zksync
