#pragma once

#include "core/error.hpp"
#include "line/options.hpp"

namespace zksync {

/// What is told of a command that a signal ended, and what it leaves behind: nothing is wrong, so it is no
/// Error of its own (docs/design.md, section 6).
Error ended_by_signal(int signal, const Options& options);

} // namespace zksync
