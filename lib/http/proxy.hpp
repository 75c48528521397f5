#pragma once

#include "util/paths.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zksync::http {

/// What stands between this host and a URL.
struct Proxy {
    std::string address;   ///< as libcurl takes it; a user and a password may be in it
    std::string shown;     ///< for messages: without them, and with the variable that it comes from
    std::string problem{}; ///< why it cannot be used as it is written; "" where it can
};

/// The proxy of requests to `url`: `configured` where that is given ("none", or an address), else that of the
/// environment by the rules of curl(1): http_proxy for http, https_proxy or HTTPS_PROXY for https, all_proxy
/// or ALL_PROXY for both, and none for the hosts in no_proxy or NO_PROXY.
std::optional<Proxy> proxy_for(std::string_view url, const std::optional<std::string>& configured,
                               const Environment& environment);

/// Whether a list like no_proxy names that host: itself, a domain that it is in, or a network (10.0.0.0/8).
bool is_exempt(std::string_view host, std::string_view no_proxy);

/// " (through the proxy http://10.0.0.1:3128)", or "" where there was none.
std::string through(const std::string& proxy);

} // namespace zksync::http
