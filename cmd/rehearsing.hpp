#pragma once

#include "dry_run_sums.hpp"
#include "output.hpp"
#include "passes.hpp"

namespace zksync {

/// A dry run of one device: what it tells of each punch goes into the outcome where a document is asked for.
struct Rehearsing {
    const Output& output;
    PassOutcome& outcome;
    DryRunSums sums{};
};

void tell_decision(Rehearsing& at, const JournalRow& row, const Decision& decision);
/// The last line, which is the one that most people look for.
void tell_sums(const Rehearsing& at);

} // namespace zksync
