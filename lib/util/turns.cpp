#include "util/turns.hpp"

#include "util/signals.hpp"

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::milliseconds between_looks{100};
/// Whoever looks whether a long work is there holds its lock for a moment.
constexpr std::chrono::seconds least_patience{1};

std::filesystem::path beside(std::filesystem::path lock, const char* ending) {
    return lock.replace_extension(ending);
}
std::filesystem::path work_of(const std::filesystem::path& lock) { return beside(lock, ".long.lock"); }
std::filesystem::path turn_of(const std::filesystem::path& lock) { return beside(lock, ".turn.lock"); }

} // namespace

std::optional<LockFile> take_turn(const std::filesystem::path& lock, const LockPatience& patience) {
    using Steady = std::chrono::steady_clock;
    const auto begin = Steady::now();
    const auto longest = std::max(patience.for_others, patience.for_long_work);
    bool is_long_work = false;
    std::optional<LockFile> turn;
    return LockFile::acquire_while(lock, [&] {
        if (!is_long_work && LockFile::is_held(work_of(lock))) {
            is_long_work = true;
            if (patience.waits) patience.waits(LongWork::holder(lock).pid);
        }
        if (is_long_work && !turn) turn = LockFile::share(turn_of(lock));
        return Steady::now() - begin < (is_long_work ? longest : patience.for_others);
    });
}

std::optional<LongWork> LongWork::begin(const std::filesystem::path& lock, std::chrono::seconds wait) {
    auto work = LockFile::acquire(work_of(lock), std::max(wait, least_patience));
    if (!work) return std::nullopt;
    return LongWork(lock, std::move(*work));
}

LockFile::Holder LongWork::holder(const std::filesystem::path& lock) {
    return LockFile::holder(work_of(lock));
}

bool LongWork::is_waited_for() const { return LockFile::is_held_or_shared(turn_of(lock_)); }

LockFile LongWork::take(const std::function<void()>& waits) const {
    while (is_waited_for()) {
        waits();
        signals::sleep_for(between_looks);
    }
    return *LockFile::acquire_while(lock_, [&] {
        waits();
        return true;
    });
}

} // namespace zksync
