#include "text/text_table.hpp"

#include "text/text_width.hpp"

#include <algorithm>
#include <utility>

namespace zksync {
namespace {

constexpr std::string_view gap = "  ";
/// Below that, columns are too narrow to be read whatever is in them.
constexpr std::size_t narrowest_table = 50;
/// As the longest name of a field is; what is longer are codes and addresses, which may be broken.
constexpr std::size_t longest_of_words = 20;

void measure_cell(ColumnNeed& need, std::string_view cell, std::size_t longest_whole) {
    need.widest = std::max(need.widest, display_width(cell));
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        const std::size_t word = display_width(cell.substr(0, end));
        need.longest_word = std::max(need.longest_word, word);
        if (word <= longest_whole) need.longest_whole = std::max(need.longest_whole, word);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

std::string padded(std::string_view text, std::size_t width, TextTable::Align align) {
    const std::size_t taken = display_width(text);
    const std::string blanks(width > taken ? width - taken : 0, ' ');
    return align == TextTable::Align::right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines{""};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t taken = display_width(lines.back());
        if (taken > 0 && taken + 1 + display_width(word) <= width) {
            lines.back() += ' ';
        } else if (taken > 0) {
            lines.emplace_back();
        }
        while (display_width(word) > width) {
            const std::string_view begun = beginning_of(word, width);
            lines.back() += begun;
            word.remove_prefix(begun.size());
            if (!word.empty()) lines.emplace_back();
        }
        lines.back() += word;
    }
    return lines;
}

TextTable::TextTable(std::vector<Column> columns, std::optional<std::size_t> width)
    : columns_(std::move(columns)), width_(width), needs_(columns_.size()) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        measure_cell(needs_[i], columns_[i].heading, std::string_view::npos);
}

void TextTable::measure(const Cells& cells) {
    widths_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) measure_cell(needs_[i], cells.at(i), longest_of_words);
}

const std::vector<std::size_t>& TextTable::widths() const {
    if (!widths_.empty()) return widths_;
    const std::size_t gaps = gap.size() * (columns_.size() - 1);
    if (width_) {
        widths_ = fitting_widths(needs_, *width_ > gaps ? *width_ - gaps : 0);
    } else {
        for (const ColumnNeed& need : needs_) widths_.push_back(need.widest);
    }
    return widths_;
}

bool TextTable::is_too_narrow() const {
    if (!width_) return false;
    std::size_t needed = gap.size() * (columns_.size() - 1);
    for (const ColumnNeed& need : needs_) needed += need.longest_whole;
    return *width_ < narrowest_table || *width_ < needed;
}

std::vector<std::string> TextTable::heading() const {
    if (is_too_narrow()) return {};
    Cells cells;
    for (const Column& column : columns_) cells.push_back(column.heading);
    return columns_of(cells);
}

std::vector<std::string> TextTable::lines(const Cells& cells) const {
    return is_too_narrow() ? list_of(cells) : columns_of(cells);
}

/// The first field begins the row; those below it, and what wraps, are indented.
std::vector<std::string> TextTable::list_of(const Cells& cells) const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (cells.at(i).empty()) continue;
        const std::string& heading = columns_[i].heading;
        std::string indent = lines.empty() ? "" : std::string(gap);
        const std::size_t room = *width_ > 2 * gap.size() ? *width_ - 2 * gap.size() : 1;
        for (const std::string& words :
             wrapped(heading.empty() ? cells[i] : heading + ": " + cells[i], room)) {
            lines.push_back(indent + words);
            indent = std::string(2 * gap.size(), ' ');
        }
    }
    return lines;
}

std::vector<std::string> TextTable::columns_of(const Cells& cells) const {
    const std::vector<std::size_t>& width_of = widths();
    std::vector<std::vector<std::string>> columns;
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns.push_back(width_ ? wrapped(cells.at(i), width_of[i]) : std::vector{cells.at(i)});
        height = std::max(height, columns.back().size());
    }
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < height; ++row) {
        std::string line;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string_view text = row < columns[i].size() ? std::string_view(columns[i][row]) : "";
            line += (i == 0 ? "" : std::string(gap)) + padded(text, width_of[i], columns_[i].align);
        }
        lines.push_back(without_trailing_blanks(std::move(line)));
    }
    return lines;
}

std::vector<std::string> table_lines(const std::vector<TextTable::Column>& columns,
                                     std::span<const TextTable::Cells> rows,
                                     std::optional<std::size_t> width) {
    TextTable table(columns, width);
    for (const TextTable::Cells& cells : rows) table.measure(cells);
    std::vector<std::string> lines = table.heading();
    for (const TextTable::Cells& cells : rows)
        for (std::string& line : table.lines(cells)) lines.push_back(std::move(line));
    return lines;
}

} // namespace zksync
