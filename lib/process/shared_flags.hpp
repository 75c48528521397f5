#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace zksync {

/// Flags that a process has in common with those that it forks: raised once, by whoever is first.
class SharedFlags {
public:
    /// Throws std::bad_alloc.
    explicit SharedFlags(std::size_t count);

    bool is_raised(std::size_t flag) const { return flags_.get()[flag]; }
    /// True for who raises it, false where that was done before.
    bool raise(std::size_t flag) { return !flags_.get()[flag].exchange(true); }

private:
    std::shared_ptr<std::atomic<bool>> flags_;
};

} // namespace zksync
