#pragma once

#include <string>

namespace e2e {

/// The day so many days before today (UTC), as `2026-11-22`.
std::string days_ago(int days);
/// A moment of that day, as `2026-11-22 08:00:00`.
std::string at(int days_ago, const std::string& time);

} // namespace e2e
