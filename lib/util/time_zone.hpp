#pragma once

#include "core/local_time.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace zksync {

/// A zone of the system's zone database. The only place that includes cctz, which reads the file of that
/// zone alone.
class TimeZone {
public:
    /// "Asia/Dubai"; nothing when the system knows no such zone. Throws Error (state) when there is no
    /// database.
    static std::optional<TimeZone> find(const std::string& name);
    /// The zone this host is set to; UTC when that cannot be told.
    static TimeZone host();

    const std::string& name() const { return name_; }
    /// What a wall clock in this zone shows at `moment`.
    LocalTime to_local(Moment moment) const;
    /// The moment at which a wall clock here shows `time` (whole seconds). A repeated hour takes the earlier
    /// reading; a skipped time moves by the length of the gap, 02:10 → 03:10 (docs/rules.md, section 5).
    Moment to_utc(LocalTime time) const;
    /// Seconds east of Greenwich at `moment`.
    std::chrono::seconds offset_at(Moment moment) const;

private:
    struct Impl;
    TimeZone(std::string name, std::shared_ptr<const Impl> impl);

    std::string name_;
    std::shared_ptr<const Impl> impl_;
};

} // namespace zksync
