#pragma once

#include "core/error.hpp"
#include "process/side_by_side.hpp"

namespace zksync {

/// Of a pass whose process ended before it could say how it went: what is said of it, and its exit code.
Error lost_pass(const ProcessEnd& end);
int exit_code_of_lost_pass(const ProcessEnd& end);
/// Whether it came to its end in order, by a signal: then it has told its monitor so itself.
bool ended_in_order(const ProcessEnd& end);

} // namespace zksync
