#pragma once

#include "pass/pass.hpp"

namespace zksync {

/// Says what waits or was set aside and did not at the end of the pass before: a change is news and is said
/// once, as a warning; the journal remembers it. What stopped waiting is said at -v. One line a code, with
/// how many punches wait and what to do; the news of all devices together in at most twenty lines.
void tell_news(const Pass& pass);

} // namespace zksync
