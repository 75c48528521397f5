#pragma once

#include "answers.hpp"
#include "knobs.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace zksync_sim::site {

/// The workers of the site: no more than so many requests at once.
class Workers {
public:
    /// Waits for a free worker; whoever drops the ticket frees it. 0: as many as come.
    std::shared_ptr<void> enter(int most);

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int busy_ = 0;
};

/// Frappe's rate limit: so many microseconds of processing in a window, for the whole site.
class RateLimit {
public:
    /// Throws SiteError (429) when the window is used up.
    void check(const Knobs& knobs);
    /// Counts what a request took and answers the headers that say so.
    std::vector<std::pair<std::string, std::string>> charge(const Knobs& knobs,
                                                            std::chrono::microseconds took);

private:
    long long left_in_window(const Knobs& knobs);

    std::mutex mutex_;
    std::chrono::steady_clock::time_point window_start_{};
    long long used_ = 0;
};

} // namespace zksync_sim::site
