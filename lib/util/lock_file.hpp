#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace zksync {

/// An exclusive flock on a file that holds the PID of its owner and is never unlinked (docs/rules.md,
/// section 3). The kernel lets go of it when the process ends, however it ends.
class LockFile {
public:
    /// Who holds a lock, as far as its file tells.
    struct Holder {
        long pid = 0;                    ///< 0: not known
        std::chrono::seconds held_for{}; ///< since the file was last written, never negative
    };

    /// Takes the lock, waiting up to `wait` (zero: not at all). Nothing when somebody else still holds it.
    /// Throws Error (state) when the file cannot be opened, Interrupted on a signal.
    static std::optional<LockFile> acquire(const std::filesystem::path& path, std::chrono::seconds wait);
    /// The same as long as `waits_on` says so, which is asked each time that somebody else holds it.
    static std::optional<LockFile> acquire_while(const std::filesystem::path& path,
                                                 const std::function<bool()>& waits_on);
    /// The same as long as it goes from one to another: nothing once somebody has held it for `longest`
    /// without letting go.
    static std::optional<LockFile> acquire_after_others(const std::filesystem::path& path,
                                                        std::chrono::seconds longest);
    /// Holds it beside others who share it, and says nothing of its owner. Nothing while somebody has it for
    /// himself alone.
    static std::optional<LockFile> share(const std::filesystem::path& path);
    /// Whether somebody has it for himself alone; and whether anybody has it, shared or not. False where
    /// there is no such file.
    static bool is_held(const std::filesystem::path& path);
    static bool is_held_or_shared(const std::filesystem::path& path);
    /// Reads the PID and the age of the lock.
    static Holder holder(const std::filesystem::path& path);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    ~LockFile();

private:
    explicit LockFile(int fd) : fd_(fd) {}
    static bool is_in_the_way_of(int how, const std::filesystem::path& path);
    int fd_ = -1;
};

} // namespace zksync
