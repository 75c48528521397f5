#pragma once

#include <string_view>

namespace zksync {

/// The step from which on a journal says since when the punches that come late are counted, where it has
/// punches of before: `late_counted_since` among its small values, a moment. One that begins later counts all
/// of them.
extern const std::string_view late_counted_since;

} // namespace zksync
