#include "limits.hpp"

#include <algorithm>

namespace zksync_sim::site {

std::shared_ptr<void> Workers::enter(int most) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return most <= 0 || busy_ < most; });
    ++busy_;
    return {nullptr, [this](void*) {
                {
                    const std::scoped_lock leaving(mutex_);
                    --busy_;
                }
                changed_.notify_one();
            }};
}

long long RateLimit::left_in_window(const Knobs& knobs) {
    const auto window = std::chrono::seconds(knobs.rate_limit_window_seconds);
    const auto now = std::chrono::steady_clock::now();
    if (now - window_start_ >= window) window_start_ = now, used_ = 0;
    return std::chrono::ceil<std::chrono::seconds>(window_start_ + window - now).count();
}

void RateLimit::check(const Knobs& knobs) {
    if (knobs.rate_limit_retry_after > 0) throw too_many_requests(knobs.rate_limit_retry_after);
    if (knobs.rate_limit_budget_us <= 0) return;
    const std::scoped_lock lock(mutex_);
    const auto left = left_in_window(knobs);
    if (used_ < knobs.rate_limit_budget_us) return;
    auto error = too_many_requests(static_cast<int>(left));
    error.headers[1].second = std::to_string(knobs.rate_limit_budget_us);
    throw error;
}

std::vector<std::pair<std::string, std::string>> RateLimit::charge(const Knobs& knobs,
                                                                   std::chrono::microseconds took) {
    if (knobs.rate_limit_budget_us <= 0) return {};
    const std::scoped_lock lock(mutex_);
    const auto left = left_in_window(knobs);
    const long long remaining = std::max(0LL, knobs.rate_limit_budget_us - used_);
    used_ += took.count();
    return {{"X-RateLimit-Reset", std::to_string(left)},
            {"X-RateLimit-Limit", std::to_string(knobs.rate_limit_budget_us)},
            {"X-RateLimit-Remaining", std::to_string(remaining)},
            {"X-RateLimit-Used", std::to_string(took.count())}};
}

} // namespace zksync_sim::site
