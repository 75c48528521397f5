#pragma once

#include "sqlite/database.hpp"
#include "sqlite/file_kind.hpp"

#include <filesystem>

namespace zksync {

enum class SchemaAge { empty, older, current };

/// Reads which version a file has. Throws Error (state) for a damaged file, one of a newer zksync, and one
/// that is not zksync's.
SchemaAge check_schema(Database& database, const std::filesystem::path& file, const FileKind& kind);
/// Runs the migrations that are missing, each in one transaction with its version number.
void migrate(Database& database, const FileKind& kind);

} // namespace zksync
