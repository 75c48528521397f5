#pragma once

#include "json.hpp"

#include "../http_server.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace zksync_sim::site {

/// Every request that came, and what became of it.
class RequestLog {
public:
    using Id = std::uint64_t;

    struct Outcome {
        int status = 0; ///< 0: no answer
        std::string user;
        std::size_t stored = 0;
        std::string fault;
    };

    Id begin(const Request& request);
    void end(Id id, const Outcome& outcome);

    /// A write is under way from here to the matching call; commits that come late count too.
    void write_begins();
    void write_ends();

    /// Filters: path (a part of it), method. `bodies=0` leaves the bodies out.
    Json list(const Request& filters) const;
    /// Counts by method and path, POSTs that stored, most writes in flight.
    Json statistics() const;
    void clear();

private:
    struct Entry {
        std::string method, path, query, body, user, fault;
        bool body_dropped = false, reused = false;
        std::optional<int> status;
        double start_ms = 0, end_ms = 0;
        std::size_t rows = 0, stored = 0;
    };
    static Json shown(Id id, const Entry& entry);
    void drop_old_bodies();

    mutable std::mutex mutex_;
    std::map<Id, Entry> entries_;
    std::deque<Id> with_body_;
    std::size_t body_bytes_ = 0;
    std::map<std::string, std::uint64_t> counts_;
    std::uint64_t posts_that_stored_ = 0;
    int writes_in_flight_ = 0, most_writes_in_flight_ = 0;
    Id next_ = 1;
};

} // namespace zksync_sim::site
