#include "journal/meta_table.hpp"

#include "sqlite/query.hpp"

namespace zksync {

std::optional<std::string> read_value(Database& database, std::string_view key) {
    Query query(database, "SELECT value FROM meta WHERE key = ?", key);
    if (!query.next()) return std::nullopt;
    return query.text(0);
}

void write_value(Database& database, std::string_view key, std::string_view value) {
    run(database, "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key, value);
}

void erase_value(Database& database, std::string_view key) {
    run(database, "DELETE FROM meta WHERE key = ?", key);
}

} // namespace zksync
