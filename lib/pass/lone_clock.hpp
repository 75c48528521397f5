#pragma once

#include "pass/pass.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace zksync {

class Journal;

/// The clock of a terminal that stands alone, and this host's in the terminal's zone, at one moment.
struct LoneClock {
    std::optional<LocalTime> terminal; ///< nothing: a day that does not exist
    LocalTime host;

    /// How far it is ahead.
    std::optional<std::chrono::seconds> ahead() const;
    /// Whether it is more than two minutes off, or shows no day.
    bool is_wrong() const;
};

/// What is said of one that is wrong; nothing of one that is right (docs/rules.md, section 1).
std::optional<std::string> complaint_of(const LoneClock& clock);

/// Says it in a pass by the memory of things said, with the amount, and remembers by how much it is off.
void note_lone_clock(const Pass& pass, const LoneClock& clock);

/// Why what a terminal's clock says is not to be relied on, as a pass found it last; "" where it is.
std::string why_clock_is_wrong(const Journal& journal);

/// Whether a pass found this host's clock and the terminal's more than a day apart, which no zone explains.
bool is_host_in_question(const Journal& journal);
/// Throws Error (configuration) where a pass found this host's clock a day or more off from the terminal's,
/// and the site's is on the terminal's side: `site` is its Date, which came at `host`.
void check_host_by_site(const Pass& pass, Moment site, Moment host);

} // namespace zksync
