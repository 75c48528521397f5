#pragma once

#include "http/transport.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// What a monitor is told, in the manner of healthchecks: the URL itself says that all is well.
enum class PingEvent { start, success, failure };

/// The address for that: `/start` or `/fail` behind the path, before a query.
std::string ping_address(std::string_view url, PingEvent event);

/// How long one is waited for; ten seconds together.
struct PingPatience {
    std::chrono::milliseconds connect{4'000}, answer{6'000};
};

/// Tells it. Returns why that did not come to anything, as a clause for a message;
/// nothing when the monitor took it. Throws Interrupted.
std::optional<std::string> ping(http::Transport& transport, std::string_view url, PingEvent event,
                                const std::string& body, const PingPatience& patience = {});

} // namespace zksync
