#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace e2e {

/// A directory of one test (0700), removed with everything in it at the end.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// Writes the file with these permissions, whatever the umask.
void write_file(const std::filesystem::path& path, std::string_view content,
                std::filesystem::perms perms = std::filesystem::perms{0600});
/// The whole file; "" when there is none.
std::string read_file(const std::filesystem::path& path);

} // namespace e2e
