#pragma once

#include "http/transport.hpp"

#include <string>

namespace zksync::http {

/// The keys of the configuration by which somebody can mend the way to an end, as messages name them.
struct WayKeys {
    std::string url; ///< "site.url", "url of device \"lobby\""
    std::string ca;  ///< "site.tls_ca", "tls_ca of device \"lobby\""
};

/// What cures that trouble with TLS, in one sentence; "" when nothing of ours does.
std::string tls_advice(TlsTrouble trouble, const WayKeys& keys);

/// True when a server says that it was asked without TLS at a port where it speaks TLS: a 400 in the words of
/// nginx, Apache or Go.
bool wants_tls(const Response& response);
/// What to do then.
std::string use_https(const WayKeys& keys);

} // namespace zksync::http
