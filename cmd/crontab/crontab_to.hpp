#pragma once

#include "crontab/crontab_formats.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace zksync {

/// What came of writing units into a directory.
struct WrittenUnits {
    std::vector<std::filesystem::path> written;
    std::vector<std::string> left; ///< timers of zksync's for devices that have none any more
};

/// Writes the units into a directory that exists, each whole, mode 644. Only what zksync made is replaced.
/// Throws Error (state) when the directory is not there, or somebody else's file has one of the names;
/// nothing is written then.
WrittenUnits write_units(const std::vector<UnitFile>& units, const std::filesystem::path& directory);

} // namespace zksync
