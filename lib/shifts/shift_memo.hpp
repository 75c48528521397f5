#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync {

class SiteFile;

/// What the passes remember of a shift's mark in the site's file: when it was looked at, and what holds it.
struct ShiftMemo {
    Moment looked_at;
    std::optional<Moment> moved_at;   ///< by zksync
    std::optional<LocalTime> mark;    ///< last_sync_of_checkin as it was seen or set last, site time
    std::optional<LocalTime> reached; ///< up to where everything has certainly arrived, less the margin
    std::vector<std::string> holds;   ///< what keeps it from being later, the earliest first
    std::string problem;              ///< why the mark is left alone; "" when it is not
    std::string overdue;              ///< codes whose punches wait for so long that they hold it no more

    bool operator==(const ShiftMemo&) const = default;
};

/// Nothing for a shift that no pass has looked at.
std::optional<ShiftMemo> shift_memo(const SiteFile& site, const std::string& shift);
void remember_shift(SiteFile& site, const std::string& shift, const ShiftMemo& memo);

} // namespace zksync
