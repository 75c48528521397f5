#pragma once

#include <cstdint>
#include <string>

namespace e2e {

/// The day so many days before today (UTC), as `2026-11-22`.
std::string days_ago(int days);
/// A moment of that day, as `2026-11-22 08:00:00`.
std::string at(int days_ago, const std::string& time);

/// A moment so many before now, as `2026-11-22 08:00:00`.
std::string seconds_ago(std::int64_t seconds);
std::string minutes_ago(int minutes);

} // namespace e2e
