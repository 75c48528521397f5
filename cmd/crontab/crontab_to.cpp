#include "crontab/crontab_to.hpp"

#include "core/error.hpp"
#include "util/files.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace zksync {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "# made by zksync crontab; the next run replaces it\n";

bool is_ours(const fs::path& file) {
    const auto content = read_file(file);
    return content && content->starts_with(mark);
}

void refuse_what_is_not_ours(const std::vector<UnitFile>& units, const fs::path& directory) {
    std::error_code error;
    if (!fs::is_directory(directory, error)) {
        throw Error(
            ErrorKind::state,
            fmt::format("cannot write units to {}: it is not a directory", printable(directory.native())),
            "name one that exists; systemd reads /etc/systemd/system");
    }
    for (const UnitFile& unit : units) {
        const fs::path file = directory / unit.name;
        if (!fs::exists(fs::symlink_status(file, error)) || is_ours(file)) continue;
        throw Error(ErrorKind::state,
                    fmt::format("{} is there already, and zksync did not make it; nothing was written",
                                printable(file.native())),
                    fmt::format("move it away: mv {0} {0}.old", shell_word(file)));
    }
}

/// Whose devices are gone, or paused: systemd would go on starting them.
std::vector<std::string> left_over(const std::vector<UnitFile>& units, const fs::path& directory) {
    std::vector<std::string> left;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
        const std::string name = entry.path().filename().native();
        const bool is_timer = name.starts_with("zksync@") && name.ends_with(".timer");
        const bool is_wanted =
            std::ranges::any_of(units, [&](const UnitFile& unit) { return unit.name == name; });
        if (is_timer && !is_wanted && is_ours(entry.path())) left.push_back(name);
    }
    std::ranges::sort(left);
    return left;
}

} // namespace

WrittenUnits write_units(const std::vector<UnitFile>& units, const fs::path& directory) {
    refuse_what_is_not_ours(units, directory);
    WrittenUnits result;
    for (const UnitFile& unit : units) {
        const fs::path file = directory / unit.name;
        // No secret is in it, and systemd complains of a unit that only root can read.
        write_file_atomically(file, std::string{mark} + unit.content, fs::perms{0644});
        result.written.push_back(file);
    }
    result.left = left_over(units, directory);
    return result;
}

} // namespace zksync
