#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// A row of CSV (RFC 4180) without its line break. A cell that a spreadsheet would take for a formula begins
/// with ', and control characters are '?'.
std::string csv_row(const std::vector<std::string>& cells);

} // namespace zksync
