#include "journal_rows.hpp"

#include <memory>
#include <stdexcept>

#include <sqlite3.h>

namespace crash {
namespace {

constexpr const char* rows_as_lines =
    "SELECT id || '|' || reported_time || '|' || terminal || '|' || code || '|' || state || '|' || reason "
    "FROM punches ORDER BY 1";

} // namespace

std::vector<std::string> journal_rows(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return {};
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(opened, sqlite3_close);
    sqlite3_stmt* prepared = nullptr;
    if (result != SQLITE_OK || sqlite3_prepare_v2(opened, rows_as_lines, -1, &prepared, nullptr) != SQLITE_OK)
        throw std::runtime_error("cannot read the journal: " + std::string(sqlite3_errmsg(opened)));
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> query(prepared, sqlite3_finalize);
    std::vector<std::string> lines;
    while (sqlite3_step(prepared) == SQLITE_ROW)
        lines.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(prepared, 0)));
    return lines;
}

} // namespace crash
