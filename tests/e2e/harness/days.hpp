#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace e2e {

/// A test begins, and today with it. Where less than `of_it` of the day (UTC) is left, it begins with the
/// next: then what was yesterday when it began still is when it ends.
void begin_a_day(std::chrono::seconds of_it);

/// The day so many days before the one on which the test began (UTC), as `2026-11-22`.
std::string days_ago(int days);
/// A moment of that day, as `2026-11-22 08:00:00`.
std::string at(int days_ago, const std::string& time);

/// A moment so many before now, as `2026-11-22 08:00:00`.
std::string seconds_ago(std::int64_t seconds);
std::string minutes_ago(int minutes);

} // namespace e2e
