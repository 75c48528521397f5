#pragma once

#include "pass/pass.hpp"

#include <string>

namespace zksync {

/// Judges again every row that was not delivered when the rules changed since (since, ignore list, terminals
/// left out, double taps, how times are read): all but those quarantined for a time ahead of now. One
/// transaction.
void rejudge(const Pass& pass);

/// Judges those again, at every pass: only once this host's clock was compared with the device's, because a
/// clock that is ahead would let them all go.
void rejudge_ahead(const Pass& pass);

/// The rules that decide what a punch is before any employee is asked for, as one word that changes with
/// them.
std::string judging_rules(const DeviceConfig& device);

} // namespace zksync
