#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// What a table begins with, so that a spreadsheet program reads it as UTF-8.
inline constexpr const char* byte_order_mark = "\xef\xbb\xbf";

/// A row of CSV (RFC 4180) without its line break. A cell that a spreadsheet would take for a formula begins
/// with ', and control characters are '?'.
std::string csv_row(const std::vector<std::string>& cells);

} // namespace zksync
