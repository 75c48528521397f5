#pragma once

#include <string_view>

namespace zksync {

/// The step of the journal's schema with which it knows double taps, and remembers where they have to be
/// judged again (docs/rules.md, section 1).
extern const std::string_view double_taps;

} // namespace zksync
