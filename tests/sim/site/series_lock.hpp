#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>

namespace zksync_sim::site {

/// The row lock of the naming series: first come, first served, and free to be released by another thread
/// than the one that took it.
class SeriesLock {
public:
    /// False when it could not be had in this time.
    [[nodiscard]] bool acquire(std::chrono::milliseconds patience);
    void release();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::uint64_t> queue_;
    std::uint64_t next_ticket_ = 0;
    bool held_ = false;
};

} // namespace zksync_sim::site
