#include "output/asked_file.hpp"

#include "core/error.hpp"
#include "util/files.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <system_error>
#include <unistd.h>

namespace zksync {
namespace {

Error cannot_be_written(const std::filesystem::path& file, std::string_view option, std::string_view why) {
    return {ErrorKind::state, fmt::format("cannot write {}: {}", printable(file.string()), why),
            fmt::format("name a file in a folder that this user may write to: {} /tmp/{}", option,
                        option == "--xlsx" ? "ids.xlsx" : "zksync.html")};
}

} // namespace

void check_can_be_written(const std::filesystem::path& file, std::string_view option) {
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    if (std::filesystem::is_directory(status)) throw cannot_be_written(file, option, "it is a folder");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw cannot_be_written(file, option, "it is no file that could be replaced");
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw cannot_be_written(file, option, errno_text(errno));
}

std::filesystem::perms access_of(const std::filesystem::path& file, std::filesystem::perms of_a_new_one) {
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    return std::filesystem::is_regular_file(status) ? status.permissions() & std::filesystem::perms{0777}
                                                    : of_a_new_one;
}

} // namespace zksync
