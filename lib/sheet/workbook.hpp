#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace zksync {

/// One column of a sheet.
struct SheetColumn {
    std::string heading;
    double width = 12; ///< in characters
};

/// A text, or a number to reckon with.
using SheetCell = std::variant<std::string, std::int64_t>;

/// A table for a spreadsheet program.
struct Sheet {
    std::string name;
    std::vector<SheetColumn> columns;
    std::vector<std::vector<SheetCell>> rows; ///< as many cells each as there are columns
};

/// The sheet as an XLSX file. Texts stay what they are: no zero in front is lost, and nothing is taken for a
/// formula, a number or a date, when it is opened and when somebody types over it. The headings stay in sight
/// and are on every page that is printed. Throws Error (state) where there is no room for it.
std::string xlsx_of(const Sheet& sheet);

} // namespace zksync
