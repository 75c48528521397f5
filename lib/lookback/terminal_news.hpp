#pragma once

#include "pass/pass.hpp"

namespace zksync {

/// Says, once each, which terminals of the device's `terminals` have never sent anything, and which send that
/// are not in that list (docs/rules.md, section 1). Nothing without such a list, or before the device was
/// read.
void tell_terminal_news(const Pass& pass);

} // namespace zksync
