#pragma once

#include <string_view>

namespace zksync {

/// The step to a journal that counts by the day what became of its punches, and which of them came late: what
/// `report` shows costs as many rows as there are days (docs/design.md, section 5).
extern const std::string_view outcomes_by_day;

} // namespace zksync
