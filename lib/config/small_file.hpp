#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace zksync::config_file {

/// A file that was read whole.
struct SmallFile {
    std::string content;
    bool open_to_others = false; ///< group or others may read or write it
};

/// Why a file could not be read, in the system's words.
struct UnreadableFile : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads a file of up to a megabyte. Throws UnreadableFile. What it says about others is about the very file
/// that was read, also when the path has come to name another one since.
SmallFile read_small_file(const std::filesystem::path& path);

} // namespace zksync::config_file
