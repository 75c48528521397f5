#pragma once

#include "http/transport.hpp"
#include "util/log.hpp"

#include <chrono>
#include <optional>
#include <random>

namespace zksync::http {

/// How often and how patiently a request that may be repeated is repeated.
struct RetryPolicy {
    int attempts = 4;
    std::chrono::milliseconds first_delay{500};
    std::chrono::milliseconds longest_delay{30'000};
    /// A Retry-After beyond this is not waited for: the answer is handed back instead.
    std::chrono::milliseconds patience{60'000};
};

/// The pause before attempt number `attempt` + 1 (`attempt` counts from 1): doubling from `first_delay`, at
/// most `longest_delay`, times `jitter` (0.5 to 1.0); never shorter than the server's Retry-After.
std::chrono::milliseconds retry_delay(const RetryPolicy& policy, int attempt, double jitter,
                                      std::optional<std::chrono::seconds> retry_after);

/// Retry-After in seconds: a number, or an HTTP date against the answer's own Date header.
std::optional<std::chrono::seconds> retry_after(const Response& response);

/// The moment of an answer's Date header (RFC 9110, section 5.6.7).
std::optional<std::chrono::sys_seconds> server_date(const Response& response);

/// Worth another try: a transport failure other than TLS, an unknown name or too large a body; 408, 429, 500,
/// 502, 503, 504.
bool is_transient(const Exchange& exchange);

/// Performs a request that changes nothing on the other end, again while the outcome is transient. The last
/// outcome is handed back, whatever it is.
Exchange perform_with_retries(Transport& transport, const Request& request, const RetryPolicy& policy,
                              const Log& log);

} // namespace zksync::http
