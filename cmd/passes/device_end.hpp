#pragma once

#include "device/device_client.hpp"
#include "http/curl_transport.hpp"
#include "journal/journal.hpp"
#include "program.hpp"
#include "source/source.hpp"
#include "util/log.hpp"

#include <memory>
#include <optional>

namespace zksync {

/// The end that a device's punches come from, with what it is reached by: a server, or a terminal that stands
/// alone.
class DeviceEnd {
public:
    /// Asks nothing yet. `journal`, where there is one, knows which terminal it is. `log` must outlive it.
    DeviceEnd(Program& program, const DeviceConfig& device, const Journal* journal, const TokenStore& store,
              const Log& log);

    Source& source() { return *source_; }

private:
    std::optional<http::CurlTransport> transport_;
    std::unique_ptr<DeviceClient> client_;
    std::unique_ptr<Source> source_;
};

/// Whom a transport to that end trusts, and which way it goes.
http::WayOptions way_to(const DeviceConfig& device);
http::WayOptions way_to(const SiteConfig& site);

} // namespace zksync
