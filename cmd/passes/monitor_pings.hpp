#pragma once

#include "config/config.hpp"
#include "monitor/ping.hpp"
#include "process/shared_flags.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace zksync {

/// What was found of those who watch: what went wrong, by what it concerns, and what worked.
struct MonitorFindings {
    std::map<std::string, std::string> troubles{};
    std::set<std::string> went_well{};

    void add(const MonitorFindings& others);
};

/// The pings of one command, those of processes that it forks included. A monitor that keeps one waiting is
/// asked once: with many devices it would be many times as long.
class MonitorPings {
public:
    explicit MonitorPings(const Config& config);

    /// True for whoever is the first of all to begin something.
    bool is_first() { return flags_.raise(begun); }
    bool has_begun() const { return flags_.is_raised(begun); }
    /// `whose`: a device, or "" for the whole command. Throws Interrupted.
    void tell(const std::string& whose, const std::string& url, PingEvent event, const std::string& body);
    /// A signal ends what was begun: that is told within four seconds, and whatever other signals come.
    void tell_of_signal(const std::string& whose, const std::string& url, const std::string& body);

    MonitorFindings findings{};

private:
    static constexpr std::size_t begun = 0;

    void ping(const std::string& whose, const std::string& url, PingEvent event, const std::string& body,
              const PingPatience& patience);
    std::size_t flag_of_host(const std::string& url) const;

    std::vector<std::string> hosts_; ///< of all monitors
    SharedFlags flags_;              ///< `begun`, then one a host: it has kept somebody waiting
};

} // namespace zksync
