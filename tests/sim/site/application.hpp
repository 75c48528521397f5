#pragma once

#include "faults.hpp"
#include "knobs.hpp"
#include "limits.hpp"
#include "request_log.hpp"
#include "store.hpp"

#include "../http_server.hpp"

#include <mutex>

namespace zksync_sim::site {

/// The whole simulated site; what tests reach under /_sim works on the same parts.
struct Application {
    Store store;
    Faults faults;
    RequestLog log;
    Workers workers;
    RateLimit rate_limit;

    /// What a request comes with becomes its answer.
    Reply handle(const Request& request);

    Knobs knobs() const;
    void set_knobs(const Knobs& knobs);

private:
    mutable std::mutex knobs_mutex_;
    Knobs knobs_;
};

} // namespace zksync_sim::site
