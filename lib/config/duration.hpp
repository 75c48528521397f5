#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace zksync::config_file {

/// "90s", "30m", "1h" or "31d": a whole number and a unit, up to ten years. Nothing for anything else.
std::optional<std::chrono::seconds> duration_from(std::string_view text);

} // namespace zksync::config_file
