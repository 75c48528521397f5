#pragma once

#include "http/transport.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace zksync::http {

/// Whom to trust, and which way to go. Verification is off only where a configuration says so in writing.
struct WayOptions {
    std::optional<std::filesystem::path> ca_file;
    bool verify = true;
    std::optional<std::string> proxy{}; ///< "none" or an address; left out: as the environment says
};

/// Transport over libcurl: HTTP/1.1, connections kept between requests.
class CurlTransport : public Transport {
public:
    /// Throws Error (configuration) when the CA file cannot be read.
    explicit CurlTransport(WayOptions way);
    ~CurlTransport() override;

    Exchange perform(const Request& request) override;
    void send_ahead(const Request& request) override;
    void receive_ahead() override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync::http
