#include "util/text_table.hpp"

#include "util/text_width.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zksync {
namespace {

constexpr std::string_view gap = "  ";

std::size_t sum_of(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

/// What each column needs to hold its widest cell in so many lines without breaking a word.
std::vector<std::size_t> widths_for(std::span<const ColumnNeed> needs, std::size_t lines) {
    std::vector<std::size_t> widths;
    for (const ColumnNeed& need : needs) {
        const std::size_t share = (need.widest + lines - 1) / lines;
        widths.push_back(std::max({share, need.longest_word, std::size_t{1}}));
    }
    return widths;
}

std::vector<std::size_t> capped(std::span<const ColumnNeed> needs, std::size_t most) {
    std::vector<std::size_t> widths;
    for (const ColumnNeed& need : needs)
        widths.push_back(std::max(std::min(need.longest_word, most), std::size_t{1}));
    return widths;
}

void measure_cell(ColumnNeed& need, std::string_view cell) {
    need.widest = std::max(need.widest, display_width(cell));
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        need.longest_word = std::max(need.longest_word, display_width(cell.substr(0, end)));
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

std::vector<std::size_t> fitting_widths(std::span<const ColumnNeed> needs, std::size_t available) {
    std::size_t tallest = 1;
    for (const ColumnNeed& need : needs) tallest = std::max(tallest, need.widest);
    for (std::size_t lines = 1; lines <= tallest; ++lines) {
        std::vector<std::size_t> widths = widths_for(needs, lines);
        const std::size_t taken = sum_of(widths);
        if (taken > available) continue;
        // Lines end at words, so the fullest column is glad of what is left.
        const auto fullest =
            std::ranges::max_element(needs, {}, [](const ColumnNeed& need) { return need.widest; });
        if (lines > 1) widths.at(static_cast<std::size_t>(fullest - needs.begin())) += available - taken;
        return widths;
    }
    std::size_t most = available;
    while (most > 1 && sum_of(capped(needs, most)) > available) --most;
    return capped(needs, most);
}

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
    for (std::size_t i = 0; i < columns_.size(); ++i) measure_cell(needs_[i], columns_[i].heading);
}

void TextTable::measure(const Cells& cells) {
    widths_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) measure_cell(needs_[i], cells.at(i));
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

std::vector<std::string> TextTable::heading() const {
    Cells cells;
    for (const Column& column : columns_) cells.push_back(column.heading);
    return lines(cells);
}

std::vector<std::string> TextTable::lines(const Cells& cells) const {
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
