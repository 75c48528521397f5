#pragma once

#include "line/options.hpp"
#include "output/output.hpp"
#include "passes/dry_run_sums.hpp"
#include "passes/passes.hpp"

namespace zksync {

/// How a dry run tells of each punch: a line for people, a row of a table, or a member of the document.
enum class DryRunForm { lines, table, document };
DryRunForm dry_run_form(const Options& options);

/// A dry run of one device: what it tells of each punch goes into the outcome where a document is asked for.
struct Rehearsing {
    const Output& output;
    PassOutcome& outcome;
    const Mapper& mapper;
    DryRunForm form = DryRunForm::lines;
    DryRunSums sums{};
};

/// The state that the punch would be in when the site is asked next: `pending` for what would go.
PunchState state_before(const Decision& decision);

/// The headings of the table, once for all devices. Nothing in any other form.
void tell_headings(const Output& output, DryRunForm form);
void tell_decision(Rehearsing& at, const JournalRow& row, const Decision& decision);
/// The last line, which is the one that most people look for.
void tell_sums(const Rehearsing& at);

} // namespace zksync
