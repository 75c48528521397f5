#pragma once

#include "core/local_time.hpp"
#include "journal/said_memory.hpp"
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

/// For a site of which no zone is configured (docs/rules.md, section 5): that its clock, as it was at
/// `seen_at`, runs at another offset than this host's, and what follows from it. Nothing where they agree:
/// punch times go through as they are, which is right where devices and site show the same.
std::optional<std::string> offsets_apart(std::chrono::seconds site_offset, Moment seen_at);
/// What to write where they do not, to be sure. `site_zone`: where it is known by name.
std::string zones_to_write(const std::optional<std::string>& site_zone);

/// Says that once while it lasts, to those who never ask `auth`.
void tell_offsets_apart(SaidMemory memory, std::chrono::seconds site_offset, Moment seen_at, const Log& log);

} // namespace zksync
