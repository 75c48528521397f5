#include "util/file_access.hpp"

#include "util/files.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zksync {

namespace fs = std::filesystem;

namespace {

/// What chown takes: unlike sudo, a number as it is.
std::string chown_word(uid_t user) {
    return ::getpwuid(user) != nullptr ? user_name(user) : fmt::format("{}", user);
}

/// The first folder on the way that the caller may not enter; "" when the file itself is the obstacle.
fs::path closed_folder(const fs::path& file) {
    fs::path folder;
    for (const auto& part : fs::absolute(file).parent_path()) {
        folder /= part;
        if (::access(folder.c_str(), X_OK) != 0) return folder;
    }
    return {};
}

} // namespace

Caller this_caller() { return {::geteuid(), ::getegid()}; }

bool is_open_to_others(const FileAccess& access, const Caller& caller) {
    if ((access.mode & (S_IWGRP | S_IROTH | S_IWOTH)) != 0) return true;
    const bool is_own_group = access.group == caller.group || caller.user == 0;
    return (access.mode & S_IRGRP) != 0 && !is_own_group;
}

std::string how_to_close(const fs::path& file, const FileAccess& access, const Caller& caller) {
    const std::string name = shell_word(file);
    if (caller.user == 0)
        return fmt::format("chmod 600 {}, and let it belong to the user that zksync runs as (chown)", name);
    if (access.owner == caller.user) return "chmod 600 " + name;
    return fmt::format("as root: chown {} {} && chmod 600 {}", chown_word(caller.user), name, name);
}

Unreadable explain_unreadable(const fs::path& file, int error) {
    const std::string why = errno_text(error);
    if (error != EACCES) return {why, {}};
    const Caller caller = this_caller();
    const std::string who = user_name(caller.user);
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        const fs::path folder = closed_folder(file);
        if (folder.empty()) return {why, {}};
        const std::string name = printable(folder.native());
        return {fmt::format("{}: {} may not enter the folder {}", why, who, name),
                fmt::format("put it where {} can read it, for instance into /etc/zksync", who)};
    }
    const std::string whose = fmt::format("{}: it belongs to {} (mode {:o}), and this is {}", why,
                                          user_name(status.st_uid), status.st_mode & 0777U, who);
    if (status.st_uid == caller.user) return {whose, "chmod 600 " + shell_word(file)};
    return {whose, fmt::format("as root: chown {} {}", chown_word(caller.user), shell_word(file))};
}

HostUser host_user(const passwd& user) {
    constexpr int most_groups = 256;
    std::vector<gid_t> groups(most_groups);
    int count = most_groups;
    if (::getgrouplist(user.pw_name, user.pw_gid, groups.data(), &count) < 0) count = 0;
    groups.resize(static_cast<std::size_t>(count));
    return {user.pw_uid, std::move(groups)};
}

bool may_read(const fs::path& file, const HostUser& reader) {
    const auto allows = [&](const fs::path& path, mode_t right) {
        struct stat status {};
        if (reader.user == 0 || ::stat(path.c_str(), &status) != 0) return true;
        if (status.st_uid == reader.user) return (status.st_mode & (right << 6U)) != 0;
        const bool is_in_group = std::ranges::find(reader.groups, status.st_gid) != reader.groups.end();
        return (status.st_mode & (is_in_group ? right << 3U : right)) != 0;
    };
    fs::path folder;
    for (const auto& part : fs::absolute(file).parent_path()) {
        folder /= part;
        if (!allows(folder, S_IXOTH)) return false;
    }
    return allows(file, S_IROTH);
}

std::string user_name(uid_t user) {
    const passwd* entry = ::getpwuid(user);
    // Quoted, because a shell would take it for a comment.
    return entry != nullptr ? entry->pw_name : fmt::format("'#{}'", user);
}

} // namespace zksync
