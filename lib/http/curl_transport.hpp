#pragma once

#include "http/transport.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace zksync::http {

/// Whom to trust. Verification is off only where a configuration says so in writing.
struct TlsOptions {
    std::optional<std::filesystem::path> ca_file;
    bool verify = true;
};

/// Transport over libcurl: HTTP/1.1, proxies of the environment honoured, connections kept between requests.
class CurlTransport : public Transport {
public:
    /// Throws Error (configuration) when the CA file cannot be read.
    explicit CurlTransport(TlsOptions tls);
    ~CurlTransport() override;

    Exchange perform(const Request& request) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync::http
