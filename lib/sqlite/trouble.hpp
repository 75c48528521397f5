#pragma once

#include "core/error.hpp"
#include "sqlite/file_kind.hpp"

#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;

namespace zksync {

/// A file, and what it was copied from; the same where it is no copy.
struct OpenedFile {
    const std::filesystem::path &file, &original;
};

/// What SQLite's last failure on `handle` means, as an Error (state) with the file's path, of damage that of
/// the original; an Error (bug) where only zksync itself can be the reason. What the file says is made fit
/// for a terminal. `handle` may be null (no memory).
Error trouble(sqlite3* handle, const OpenedFile& opened, const FileKind& kind);

/// The same for a file that was found to make no sense.
Error damaged(const std::filesystem::path& file, const FileKind& kind, std::string_view why);

} // namespace zksync
