#pragma once

#include "util/file_access.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

namespace zksync::config_file {

/// A file that was read whole.
struct SmallFile {
    std::string content;
    FileAccess access;
};

/// Why a file could not be read.
struct UnreadableFile : std::runtime_error {
    explicit UnreadableFile(const Unreadable& unreadable)
        : std::runtime_error(unreadable.why), hint(unreadable.hint) {}
    std::string hint; ///< what to do; may be empty
};

/// Reads a file of up to a megabyte. Throws UnreadableFile. What it says of its access is about the very file
/// that was read, also when the path has come to name another one since.
SmallFile read_small_file(const std::filesystem::path& path);

} // namespace zksync::config_file
