#pragma once

#include "passes/monitor_pings.hpp"
#include "passes/passes.hpp"
#include "process/parcel.hpp"

namespace zksync {

// What the process of a pass tells the one that waits for it.

void put(Parcel& parcel, const Error& error);
Error take_error(Parcel& parcel);

/// Everything that is told of a pass, a document with every punch of a dry run included.
void put(Parcel& parcel, const PassOutcome& outcome);
PassOutcome take_outcome(Parcel& parcel);

void put(Parcel& parcel, const MonitorFindings& findings);
MonitorFindings take_findings(Parcel& parcel);

} // namespace zksync
