#pragma once

#include <filesystem>
#include <string_view>

namespace zksync {

/// Throws Error (state) where a file that was asked for with `option` cannot be written or replaced: before
/// anything is asked for that would be in it.
void check_can_be_written(const std::filesystem::path& file, std::string_view option);

/// The access that a file gets which is written in its place: what an administrator gave it stays.
std::filesystem::perms access_of(const std::filesystem::path& file, std::filesystem::perms of_a_new_one);

} // namespace zksync
