#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// The whole file, or nothing when there is none. Throws Error (state) when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);
/// Replaces the file at once and for good: a 0600 temporary beside it, fsync, rename, fsync of the folder.
/// Throws Error (state) with the reason (a full disk, a read-only file system); where no file but a device or
/// a pipe stands, that stays. `access`: what it gets before
/// it has its name.
void write_file_atomically(const std::filesystem::path& path, std::string_view content,
                           std::filesystem::perms access = std::filesystem::perms{0600});
/// An errno in words: "the disk is full", "permission denied".
std::string errno_text(int error);
/// True when group or others may read or write it.
bool is_open_to_others(const std::filesystem::path& path);

} // namespace zksync
