#pragma once

#include "frappe/frappe_client.hpp"
#include "http/curl_transport.hpp"
#include "passes/device_pass.hpp"
#include "program.hpp"

namespace zksync {

/// A client of the site for a subcommand that only asks.
class SiteAsker {
public:
    explicit SiteAsker(Program& program)
        : log_(program.output().log("")), transport_(way_to(program.config().site)),
          client_(
              program.config().site, [&program] { return program.api_secret(); }, transport_, log_) {}

    FrappeClient& client() { return client_; }

private:
    Log log_;
    http::CurlTransport transport_;
    FrappeClient client_;
};

} // namespace zksync
