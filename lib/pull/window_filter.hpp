#pragma once

#include "device/device_client.hpp"

#include <string>

namespace zksync {

/// "from 2026-11-22 00:00:00 to now"
std::string in_words(const Window& window);

/// Throws Error (protocol) when a row of the page is of another time than was asked for: the server ignores
/// the time filter (docs/rules.md, section 2).
void check_filter(const Window& window, const TransactionPage& page);

} // namespace zksync
