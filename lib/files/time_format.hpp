#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <string>

namespace zksync {

/// How a file writes its times.
class TimeFormat {
public:
    /// strptime's; "": `YYYY-MM-DD HH:MM:SS`. Throws Error (usage) for a format that does not tell a whole
    /// time of day, or speaks of a zone: the times of a file are device time.
    explicit TimeFormat(std::string format);

    /// Nothing for what is written otherwise, has more behind it, or is no date.
    std::optional<LocalTime> read(const std::string& text) const;
    /// "2026-11-22 08:00:00", or the format.
    std::string example() const;
    /// False for a format that cuts them off: no punch of the network is in that second then.
    bool has_seconds() const { return has_seconds_; }

private:
    std::optional<LocalTime> parse(const std::string& text) const;

    std::string format_;
    bool has_seconds_ = true;
};

} // namespace zksync
