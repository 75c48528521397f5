#pragma once

#include "core/local_time.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace zksync {

// The values of options. What is none throws CLI::ValidationError, with what to write instead.

std::chrono::seconds seconds_of(const std::string& option, const std::string& text);
/// 1 to 64.
std::size_t jobs_of(const std::string& option, const std::string& text);
LocalTime time_of(const std::string& option, const std::string& text);
/// One of those that are known.
std::string format_of(const std::string& option, const std::string& text,
                      const std::vector<std::string>& known);
/// "90s", "30m", "2h", "7d"; none of them is zero.
std::chrono::seconds duration_of(const std::string& option, const std::string& text);

} // namespace zksync
