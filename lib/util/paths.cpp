#include "util/paths.hpp"

#include "core/error.hpp"
#include "util/file_access.hpp"
#include "util/files.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace zksync {

namespace fs = std::filesystem;

namespace {

/// A directory of the XDG base directory specification: the variable when it is absolute, else `fallback`
/// under $HOME.
std::optional<fs::path> xdg_directory(const Environment& environment, const char* variable,
                                      const char* fallback) {
    if (const auto value = environment(variable); value && fs::path{*value}.is_absolute()) return *value;
    if (const auto home = environment("HOME")) return fs::path{*home} / fallback;
    return std::nullopt;
}

bool is_under_etc(const fs::path& path) {
    const auto normal = fs::absolute(path).lexically_normal();
    auto part = normal.begin();
    return part != normal.end() && ++part != normal.end() && *part == "etc";
}

[[noreturn]] void fail(const fs::path& directory, std::string_view reason, std::string hint = {}) {
    throw Error(ErrorKind::state,
                fmt::format("cannot use the state directory {}: {}", directory.native(), reason),
                std::move(hint));
}

bool is_state_file(const fs::directory_entry& file) {
    const std::string name = file.path().filename().native();
    return std::ranges::any_of(std::array{".db", ".db-wal", ".db-shm", ".lock", ".token"},
                               [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Whether the files of root may be given away with it: only where there is nothing but zksync's own, or what
/// root made so that nobody sees it. A name like /var/lib in `state_dir` must not cost a host its files.
bool is_state_alone(const fs::path& directory) {
    std::error_code error;
    fs::directory_iterator entry(directory, error);
    if (error) return directory.has_relative_path() && directory.parent_path().has_relative_path();
    return std::all_of(begin(entry), end(entry), is_state_file);
}

/// What to do about a directory of somebody else.
std::string way_to_own(const fs::path& directory, uid_t owner) {
    const uid_t caller = ::geteuid();
    const std::string whose = user_name(owner);
    if (caller == 0) return fmt::format("runuser -u {} -- {}", whose, own_command());
    if (owner != 0) return fmt::format("sudo -u {} {}", whose, own_command());
    if (!is_state_alone(directory)) return "name a directory of zksync's own with --state-dir or state_dir";
    return fmt::format("as root: chown -R {}: {}", user_name(caller), shell_word(directory));
}

[[noreturn]] void fail_as_of_another(const fs::path& directory, uid_t owner) {
    fail(directory, fmt::format("it belongs to {}, and this is {}", user_name(owner), user_name(::geteuid())),
         way_to_own(directory, owner));
}

/// What to do where the caller may not make the directory itself.
std::string way_to_make(const fs::path& directory, int reason) {
    if (reason != EACCES && reason != EPERM) return {};
    return fmt::format("as root: install -d -m 700 -o {} {}", user_name(::geteuid()), shell_word(directory));
}

void create_private_directory(const fs::path& directory) {
    std::error_code error;
    // What create_directories makes is open to others by most umasks; only the last one holds anything.
    if (directory.has_parent_path()) fs::create_directories(directory.parent_path(), error);
    if (error) fail(directory, errno_text(error.value()), way_to_make(directory, error.value()));
    if (::mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST) return;
    const int reason = errno;
    fail(directory, errno_text(reason), way_to_make(directory, reason));
}

/// Root may have left files in a directory that it gave away, or went into by another way.
void refuse_files_of_others(const fs::path& directory) {
    if (::geteuid() == 0) return;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(directory, error)) {
        struct stat status {};
        if (!is_state_file(file) || ::lstat(file.path().c_str(), &status) != 0) continue;
        if (status.st_uid == ::geteuid()) continue;
        fail(directory,
             fmt::format("{} in it belongs to {}, and this is {}", printable(file.path().filename().native()),
                         user_name(status.st_uid), user_name(::geteuid())),
             fmt::format("as root: chown -R {}: {}", user_name(::geteuid()), shell_word(directory)));
    }
}

} // namespace

std::optional<std::string> process_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

fs::path find_config(const std::optional<fs::path>& option, const Environment& environment) {
    if (option) return *option;
    if (const auto value = environment("ZKSYNC_CONFIG")) return *value;

    std::vector<fs::path> places;
    if (const auto home = xdg_directory(environment, "XDG_CONFIG_HOME", ".config")) {
        places.push_back(*home / "zksync" / "zksync.toml");
    }
    places.emplace_back("/etc/zksync/zksync.toml");

    std::string looked_at;
    for (const auto& place : places) {
        std::error_code error;
        if (fs::exists(place, error)) return place;
        looked_at += looked_at.empty() ? "" : " and ";
        looked_at += place.native() + (error ? " (" + errno_text(error.value()) + ")" : "");
    }
    throw Error(ErrorKind::configuration, "there is no configuration: looked for " + looked_at,
                "name one with --config or in ZKSYNC_CONFIG");
}

fs::path find_state_dir(const std::optional<fs::path>& option, const std::optional<fs::path>& configured,
                        const fs::path& config, const Environment& environment) {
    if (option) return *option;
    // systemd separates several with colons; the first is ours.
    if (const auto value = environment("STATE_DIRECTORY")) return value->substr(0, value->find(':'));
    if (configured) return *configured;
    if (is_under_etc(config)) return "/var/lib/zksync";
    if (const auto home = xdg_directory(environment, "XDG_STATE_HOME", ".local/state"))
        return *home / "zksync";
    throw Error(ErrorKind::configuration, "cannot tell where the state belongs: HOME is not set",
                "name a directory with --state-dir or state_dir in the configuration");
}

void prepare_state_dir(const fs::path& given) {
    const fs::path directory = given.has_filename() ? given : given.parent_path();
    create_private_directory(directory);

    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0) fail(directory, errno_text(errno));
    if (!S_ISDIR(status.st_mode)) fail(directory, "it is not a directory");
    if (status.st_uid != ::geteuid()) fail_as_of_another(directory, status.st_uid);
    if (::access(directory.c_str(), R_OK | W_OK | X_OK) != 0) fail(directory, errno_text(errno));
    refuse_files_of_others(directory);
}

void require_visible_state_dir(const fs::path& given) {
    const fs::path directory = given.has_filename() ? given : given.parent_path();
    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return;
    if (::access(directory.c_str(), R_OK | X_OK) != 0) fail_as_of_another(directory, status.st_uid);
}

} // namespace zksync
