#pragma once

#include <string_view>

namespace zksync {

/// The step to a journal that knows by an index whose punches wait, and why: each pass asks, and they may be
/// many (docs/rules.md, section 3).
extern const std::string_view waiting_index;

} // namespace zksync
