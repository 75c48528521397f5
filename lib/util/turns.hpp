#pragma once

#include "util/lock_file.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

namespace zksync {

/// For how long somebody waits for a lock.
struct LockPatience {
    std::chrono::seconds for_others{0};    ///< like oneself; zero: not at all
    std::chrono::seconds for_long_work{0}; ///< that lets others in now and then; never less than the above
    std::function<void(long pid)> waits{}; ///< told once that a long work is waited for, and whose it is
};

/// Takes a lock, where need be at the next moment at which a long work lets others in (docs/rules.md,
/// section 3, *Turns*). Nothing when it took longer than that. Throws as LockFile::acquire does.
std::optional<LockFile> take_turn(const std::filesystem::path& lock, const LockPatience& patience);

/// A work of hours that lets go of the lock now and then for those who wait. Beside `x.lock` there is
/// `x.long.lock`, held from its beginning to its end, and `x.turn.lock`, which all who wait for it share: so
/// each sees the other, and whoever is killed is seen no more.
class LongWork {
public:
    /// Nothing while another one of the same lock is at work, and that goes on for longer than `wait`.
    static std::optional<LongWork> begin(const std::filesystem::path& lock, std::chrono::seconds wait);
    /// Who that is.
    static LockFile::Holder holder(const std::filesystem::path& lock);

    /// Whether somebody waits for the lock.
    bool is_waited_for() const;
    /// Takes the lock once nobody who waits is left, however long that is; `waits` is told again and again
    /// meanwhile. Throws Interrupted.
    LockFile take(const std::function<void()>& waits) const;

private:
    LongWork(std::filesystem::path lock, LockFile work) : lock_(std::move(lock)), work_(std::move(work)) {}

    std::filesystem::path lock_;
    LockFile work_;
};

} // namespace zksync
