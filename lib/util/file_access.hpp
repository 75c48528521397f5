#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <pwd.h>
#include <sys/types.h>

namespace zksync {

/// Whose a file is, and who may get at it.
struct FileAccess {
    uid_t owner = 0;
    gid_t group = 0;
    mode_t mode = 0; ///< the nine bits of `ls -l`
};

/// Who the program runs as.
struct Caller {
    uid_t user = 0;
    gid_t group = 0;
};
Caller this_caller();

/// True when others can read or write what only the program is to know. Its own group may read it (0640),
/// whichever group that is where root looks (docs/design.md, section 5).
bool is_open_to_others(const FileAccess& access, const Caller& caller);

/// What makes the file the caller's alone, as it is typed: `chmod 600 FILE`, with the `chown` where it is
/// somebody else's, because a file of root that only its owner can read is closed to the program too.
std::string how_to_close(const std::filesystem::path& file, const FileAccess& access, const Caller& caller);

/// Why a file could not be read, and what to do; `hint` may be empty.
struct Unreadable {
    std::string why, hint;
};
/// `error` is the errno of the attempt. A missing permission is said with whose the file is and who looked,
/// or with the folder that stands in the way.
Unreadable explain_unreadable(const std::filesystem::path& file, int error);

/// A user and all groups that a program of theirs has.
struct HostUser {
    uid_t user = 0;
    std::vector<gid_t> groups;
};
HostUser host_user(const passwd& user);
/// Whether that user may read the file, as far as modes tell: every folder on the way entered, and the file
/// read. True for what is not there, or is hidden from whoever asks.
bool may_read(const std::filesystem::path& file, const HostUser& reader);

/// A user's name; the number, in quotation marks for a shell, where there is none.
std::string user_name(uid_t user);
} // namespace zksync
