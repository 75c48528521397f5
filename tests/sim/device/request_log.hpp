#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "json.hpp"

namespace zksync_sim {

/// What the device was asked and what it answered. Passwords are left out; tokens are not, tests look at
/// them.
class RequestLog {
public:
    /// Returns the request's number, for answered().
    std::size_t begin(const Request& request);
    void answered(std::size_t number, const Reply& reply, const Json& fault);
    void ended() { --in_flight_; }
    void clear(); ///< requests that are under way still count as such

    Json entries() const;
    Json stats() const;

private:
    std::deque<Json> entries_;
    std::size_t first_number_ = 0;
    std::map<std::string, std::size_t> by_path_;
    std::map<int, std::size_t> by_status_;
    std::size_t requests_ = 0, in_flight_ = 0, max_in_flight_ = 0, connections_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace zksync_sim
