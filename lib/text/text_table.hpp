#pragma once

#include "text/column_widths.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// A table for people that fits the terminal it is on. Pure: it makes lines, and prints none.
///
/// Every row is measured before the first is laid out, so that no row needs to be kept: whoever has the rows
/// in hand calls `table_lines` instead.
class TextTable {
public:
    enum class Align { left, right };
    struct Column {
        std::string heading;
        Align align = Align::left;
    };
    using Cells = std::vector<std::string>;

    /// `width` in columns of the terminal. Nothing, where the reader is no terminal: one line a row, however
    /// long. On one that is too narrow for columns, each row is a list of its fields.
    TextTable(std::vector<Column> columns, std::optional<std::size_t> width);

    /// As many cells as there are columns, each one line of printable text.
    void measure(const Cells& cells);
    /// The headings: a line, or several where they wrap; none above lists, whose fields have them.
    std::vector<std::string> heading() const;
    /// The row, a cell that is wider than its column wrapped inside it.
    std::vector<std::string> lines(const Cells& cells) const;

private:
    const std::vector<std::size_t>& widths() const;
    bool is_too_narrow() const;
    std::vector<std::string> columns_of(const Cells& cells) const;
    std::vector<std::string> list_of(const Cells& cells) const;

    std::vector<Column> columns_;
    std::optional<std::size_t> width_;
    std::vector<ColumnNeed> needs_;
    mutable std::vector<std::size_t> widths_; ///< as the needs have it; empty until a row is laid out
};

/// The headings and the rows.
std::vector<std::string> table_lines(const std::vector<TextTable::Column>& columns,
                                     std::span<const TextTable::Cells> rows,
                                     std::optional<std::size_t> width);

/// The text in lines of at most that width, broken at spaces, and inside a word that is wider.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace zksync
