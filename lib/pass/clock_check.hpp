#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace zksync {

/// A span of time for people, never more than it was: "3 d 4 h", "1 h 30 min", "45 s".
std::string span_in_words(std::chrono::seconds span);

/// How far two clocks are apart, for people: a span to the nearest minute, because both are read in whole
/// seconds and an answer takes its time on the way.
std::string gap_in_words(std::chrono::seconds apart);

/// Whether a clock that is just not wrong, because it is no more than `tolerance` off, is so only by the
/// second in which it was read: what was said of it is not over yet. Else a clock that drifts would be news,
/// and no longer so, at each pass for as long as it is at that edge.
bool is_at_edge(std::chrono::seconds apart, std::chrono::seconds tolerance);

/// This host's clock against the device's `Date` (docs/rules.md, section 1). More than a day apart: throws
/// Error (configuration) with both times, before anything is read or marked; more than an hour: what there is
/// to say of it.
std::optional<std::string> host_clock_complaint(const DeviceClient::ClockReading& reading);
/// The same for a pass: warns by the memory of things said, and again when it has changed by an hour.
void warn_of_host_clock(const Pass& pass, const DeviceClient::ClockReading& reading);

} // namespace zksync
