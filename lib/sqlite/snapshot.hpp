#pragma once

#include <filesystem>

namespace zksync {

/// Copies a journal or a site's file with its write-ahead log, while a pass may be writing to it, and leaves
/// no trace beside the original: for --dry-run. The copy is opened like any other. Returns false when there
/// is no such file. Throws Error (state) when it cannot be copied, or never held still.
bool copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace zksync
