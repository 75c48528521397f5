#pragma once

#include "device/device_client.hpp"
#include "util/log.hpp"

#include <chrono>
#include <string>

namespace zksync {

/// How far two clocks are apart, for people: "3 d 4 h", "1 h 30 min", "45 s".
std::string span_in_words(std::chrono::seconds span);

/// This host's clock against the device's `Date` (docs/rules.md, section 1). More than a day apart: throws
/// Error (configuration) with both times, before anything is read or marked; more than an hour: warns.
void check_host_clock(const DeviceClient::ClockReading& reading, const Log& log);

} // namespace zksync
