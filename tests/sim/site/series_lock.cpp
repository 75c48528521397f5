#include "series_lock.hpp"

#include <algorithm>

namespace zksync_sim::site {

bool SeriesLock::acquire(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto ticket = next_ticket_++;
    queue_.push_back(ticket);
    const bool mine = changed_.wait_for(lock, patience, [&] { return !held_ && queue_.front() == ticket; });
    queue_.erase(std::find(queue_.begin(), queue_.end(), ticket));
    if (mine) held_ = true;
    // Whoever gives up may have stood in front of somebody who could go on.
    else
        changed_.notify_all();
    return mine;
}

void SeriesLock::release() {
    {
        const std::scoped_lock lock(mutex_);
        held_ = false;
    }
    changed_.notify_all();
}

} // namespace zksync_sim::site
