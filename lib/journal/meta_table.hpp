#pragma once

#include "sqlite/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// The small values that both kinds of state file keep in their table `meta`.
std::optional<std::string> read_value(Database& database, std::string_view key);
void write_value(Database& database, std::string_view key, std::string_view value);
void erase_value(Database& database, std::string_view key);

} // namespace zksync
