#include "output/csv.hpp"

#include "util/log.hpp"

#include <string_view>

namespace zksync {
namespace {

bool looks_like_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
}

std::string cell_text(const std::string& given) {
    constexpr std::size_t longest = 2'000;
    const std::string cell = printable(given, longest);
    std::string harmless = looks_like_formula(cell) ? "'" + cell : cell;
    // Where a comma is part of a number, spreadsheet programs part the cells at semicolons.
    if (harmless.find_first_of(",;\"") == std::string::npos) return harmless;
    std::string quoted = "\"";
    for (const char c : harmless) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) row += ',';
        row += cell_text(cell);
    }
    return row;
}

} // namespace zksync
