#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// How far a long read or write is: one line on a terminal that is written over and over, and gone at the
/// end.
class Bar {
public:
    /// `device`: "" for what is no single one's. `width`: of the terminal. The line is shorter, so that it
    /// never wraps.
    Bar(std::string device, std::size_t width) : device_(std::move(device)), width_(width) {}
    ~Bar();
    Bar(const Bar&) = delete;
    Bar& operator=(const Bar&) = delete;

    /// What, how many, how fast, how long still; at most ten times a second.
    void show(std::string_view what, std::int64_t done, std::optional<std::int64_t> total);

private:
    std::string line(std::int64_t done, std::optional<std::int64_t> total) const;

    std::string device_, what_;
    std::size_t width_;
    std::chrono::steady_clock::time_point began_, shown_;
    std::int64_t done_before_ = 0; ///< when it began: what comes back after something else goes on
};

} // namespace zksync
