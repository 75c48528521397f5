#pragma once

#include "journal/journal.hpp"
#include "passes/passes.hpp"
#include "program.hpp"

namespace zksync {

/// Stores in the device's journal how its pass went, for those who ask later: `status`, the metrics, the
/// readers of [notify]. A command that asks for what cannot be is no pass, and nothing is stored of it.
void remember_pass(Journal& journal, const PassOutcome& outcome, Moment now);

/// The same of a pass whose process ended before it could: at which of both ends that was nobody knows, so it
/// is a trouble of the end that its first half asks. Another pass that holds the lock by now stores its own.
/// What goes wrong is a warning.
void remember_lost_pass(Program& program, const PassOutcome& outcome, Halves halves);

} // namespace zksync
