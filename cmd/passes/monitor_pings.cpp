#include "passes/monitor_pings.hpp"

#include "http/curl_transport.hpp"
#include "http/url.hpp"
#include "util/log.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace zksync {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds long_wait{3};
constexpr PingPatience in_haste{std::chrono::milliseconds{2'000}, std::chrono::milliseconds{2'000}};

/// Not the path: whoever knows it can speak for this host.
std::string host_of(const std::string& url) {
    const auto parts = http::parse_url(url);
    return parts ? parts->host : "?";
}

std::vector<std::string> hosts_of_monitors(const Config& config) {
    std::vector<std::string> hosts;
    const auto add = [&](const std::optional<std::string>& url) {
        if (url && std::ranges::find(hosts, host_of(*url)) == hosts.end()) hosts.push_back(host_of(*url));
    };
    add(config.monitor.ping_url);
    for (const DeviceConfig& device : config.devices) add(device.ping_url);
    return hosts;
}

} // namespace

void MonitorFindings::add(const MonitorFindings& others) {
    troubles.insert(others.troubles.begin(), others.troubles.end());
    went_well.insert(others.went_well.begin(), others.went_well.end());
}

MonitorPings::MonitorPings(const Config& config)
    : hosts_(hosts_of_monitors(config)), flags_(1 + hosts_.size()) {}

void MonitorPings::tell(const std::string& whose, const std::string& url, PingEvent event,
                        const std::string& body) {
    ping(whose, url, event, body, {});
}

void MonitorPings::tell_of_signal(const std::string& whose, const std::string& url, const std::string& body) {
    const signals::Unheard by_this_one;
    ping(whose, url, PingEvent::failure, body, in_haste);
}

std::size_t MonitorPings::flag_of_host(const std::string& url) const {
    const auto host = std::ranges::find(hosts_, host_of(url));
    return 1 + static_cast<std::size_t>(host - hosts_.begin());
}

void MonitorPings::ping(const std::string& whose, const std::string& url, PingEvent event,
                        const std::string& body, const PingPatience& patience) {
    const std::string key = "ping " + whose, key_of_host = "monitor " + host_of(url);
    const std::size_t keeps_waiting = flag_of_host(url);
    if (flags_.is_raised(keeps_waiting)) return;
    http::CurlTransport transport({});
    const auto begin = Steady::now();
    const auto why = zksync::ping(transport, url, event, body, patience);
    if (!why) {
        findings.went_well.insert({key, key_of_host});
    } else if (Steady::now() - begin < long_wait) {
        findings.troubles[key] = fmt::format(
            "cannot tell the monitor at {} how {} went: {}; the pass itself is not touched by that",
            host_of(url), whose.empty() ? "this run" : "the pass of " + whose, printable(*why));
    } else if (flags_.raise(keeps_waiting)) {
        // Whose ping it was is chance: the next time it may be another's.
        findings.troubles[key_of_host] =
            fmt::format("cannot tell the monitor at {} how passes go: {}; it is not tried again in this run, "
                        "and the passes themselves are not touched by that",
                        host_of(url), printable(*why));
    }
}

} // namespace zksync
