#pragma once

#include "core/local_time.hpp"

namespace zksync {

class Journal;

/// The last second up to `at` in which the journal has no row: where a server's window may begin or end
/// without its mattering whether the ends belong to it (docs/rules.md, section 2). Not before `first`.
LocalTime quiet_second(const Journal& journal, LocalTime at, LocalTime first);

} // namespace zksync
