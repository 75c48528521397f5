#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

using Fields = std::vector<std::string>;

/// The fields of a line of an attlog: by TAB, as they are.
Fields fields_by_tab(std::string_view line);
/// The fields of a line of CSV: in quotation marks where they hold the delimiter, a quotation mark as two.
/// Nothing where one is not closed in this line.
std::optional<Fields> fields_of_csv(std::string_view line, char delimiter);
/// Of comma, semicolon and TAB, the one that the line has most of.
char likely_delimiter(std::string_view line);

} // namespace zksync
