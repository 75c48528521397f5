#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

/// Takes a row: as many cells as there are columns.
using SheetRowSink = std::function<void(const std::vector<SheetCell>&)>;

/// A table for a spreadsheet program.
struct Sheet {
    std::string name;
    std::vector<SheetColumn> columns;
    std::size_t rows = 0;
    /// Gives so many rows, one after the other: none of them is kept.
    std::function<void(const SheetRowSink&)> for_each_row = [](const SheetRowSink&) {};
};

/// The sheet as an XLSX file. Texts stay what they are: no zero in front is lost, and nothing is taken for a
/// formula, a number or a date, when it is opened and when somebody types over it. The headings stay in sight
/// and are on every page that is printed. Throws Error (state) where there is no room for it.
std::string xlsx_of(const Sheet& sheet);

} // namespace zksync
