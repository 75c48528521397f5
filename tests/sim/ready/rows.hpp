#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace zksync_sim::ready {

/// Punches that cost nothing to serve: all of one shape, so that a row is a copy of one text with a few
/// digits of its own. In the order of time and of id; two never share a second and a person.
class Rows {
public:
    /// So many, of so many people, evenly over the seconds from ≤ time < to (since 1970, on the device's own
    /// clock).
    void add(std::int64_t count, std::int64_t people, std::int64_t from, std::int64_t to);
    void clear();

    /// The places of those with from ≤ time ≤ to: the first, and the one after the last.
    std::pair<std::size_t, std::size_t> between(std::int64_t from, std::int64_t to) const;
    /// Appends the row at that place, as JSON.
    void append(std::string& body, std::size_t place) const;

private:
    std::vector<std::int64_t> times_;
    std::vector<std::uint32_t> people_;
};

} // namespace zksync_sim::ready
