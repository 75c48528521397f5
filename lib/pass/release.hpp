#pragma once

#include "pass/pass.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// `push --release`: somebody vouches for a quarantined punch, for good. `0042@2026-11-22 08:00:00` sends it
/// at its own time; where that cannot be read, or is before `since`, `0042@AS REPORTED=2026-11-22 08:00:00`
/// gives it one, which stays when the row is read again, and may be given anew until it is delivered
/// (docs/rules.md, section 3). Throws Error (usage) when no such punch is called so, and for a time at which
/// it would not be sent.
void release(const Pass& pass, const std::string& argument);

/// What stands in an advice for a time that a person has to fill in. As it stands it is refused.
inline constexpr std::string_view time_to_fill_in = "YYYY-MM-DD HH:MM:SS";

/// What `--release` wants for a quarantined punch.
struct ReleaseAdvice {
    std::string argument;               ///< "0042@2026-11-22 08:00:00"; ends with a time where one is needed
    std::optional<LocalTime> came_at{}; ///< there is none to propose, and time_to_fill_in stands for it: when
                                        ///< the punch was known at the latest, device time
};

/// Where a time is needed, the one that the text looks like is proposed, unless it would be refused.
/// `read_at` is device time.
ReleaseAdvice release_advice(const JournalRow& row, const Mapper& mapper, LocalTime read_at);

} // namespace zksync
