#pragma once

#include <string_view>

namespace zksync {

/// The step to a journal of small numbers, with indexes over what is still to do only, counts that are kept,
/// and the view `punches` for people (docs/rules.md, section 3).
extern const std::string_view lean_journal;

} // namespace zksync
