#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// What a wall clock shows, without a zone: a date and a time, to the microsecond. On a device it is device
/// time, as a terminal reported it (docs/reference/device-api.md, section 2).
class LocalTime {
public:
    using Instant = std::chrono::local_time<std::chrono::microseconds>;

    constexpr LocalTime() = default;
    constexpr explicit LocalTime(Instant instant) : instant_(instant) {}

    /// "2026-11-22", "2026-11-22 08:00", "2026-11-22 08:00:00" or the same with a T, with up to six digits of
    /// a second (more are cut off). Nothing for anything else, also for a date that does not exist or a zone
    /// behind it.
    static std::optional<LocalTime> parse(std::string_view text);
    /// From microseconds since 1970-01-01 00:00 on the same wall; the inverse of `micros`.
    static constexpr LocalTime from_micros(std::int64_t micros) {
        return LocalTime{Instant{std::chrono::microseconds{micros}}};
    }

    constexpr Instant instant() const { return instant_; }
    constexpr std::int64_t micros() const { return instant_.time_since_epoch().count(); }
    /// "2026-11-22 08:00:00"; a fraction of a second is cut off.
    std::string text() const;
    /// "2026-11-22"
    std::string date() const;
    /// The fraction cut off.
    LocalTime whole_second() const;
    /// 00:00 of the same day.
    LocalTime midnight() const;

    template <class Rep, class Period>
    constexpr LocalTime operator+(std::chrono::duration<Rep, Period> by) const {
        return LocalTime{instant_ + std::chrono::duration_cast<std::chrono::microseconds>(by)};
    }
    template <class Rep, class Period>
    constexpr LocalTime operator-(std::chrono::duration<Rep, Period> by) const {
        return LocalTime{instant_ - std::chrono::duration_cast<std::chrono::microseconds>(by)};
    }
    constexpr std::chrono::microseconds operator-(LocalTime other) const { return instant_ - other.instant_; }
    constexpr auto operator<=>(const LocalTime&) const = default;

private:
    Instant instant_{};
};

/// A time on the site's wall clock, in whole seconds: what a check-in's `time` holds
/// (docs/reference/frappe-api.md, section 1). A type of its own, so that it cannot be swapped with device
/// time.
class SiteTime {
public:
    constexpr SiteTime() = default;
    explicit SiteTime(LocalTime wall) : wall_(wall.whole_second()) {}

    LocalTime wall() const { return wall_; }
    std::string text() const { return wall_.text(); }
    constexpr auto operator<=>(const SiteTime&) const = default;

private:
    LocalTime wall_;
};

/// A moment in UTC, to the second: this host's clock, a Date header.
using Moment = std::chrono::sys_seconds;

} // namespace zksync
