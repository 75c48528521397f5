#pragma once

#include "http/proxy.hpp"
#include "http/transport.hpp"

#include <curl/curl.h>
#include <optional>
#include <string>

namespace zksync::http {

/// Where an exchange stood when it ended without an answer.
struct Ending {
    CURLcode code = CURLE_OK;
    std::string details; ///< libcurl's own words
    long os_error = 0;   ///< the last errno of connecting; 0: none
    bool tcp_connected = false;
    bool request_begun =
        false; ///< the connection stood, TLS included, and the request was about to be written
    bool answer_begun = false;      ///< some of the answer came
    bool over_cap = false;          ///< we hung up ourselves, because the answer was too large
    bool headers_too_large = false; ///< it was its headers that were
    bool out_of_time = false;       ///< we hung up ourselves, because Request::timeout was over
    bool own_ca = false;            ///< certificates are trusted by a file that was named, not by this host's
    std::optional<Proxy> proxy{};
    long connect_status = 0; ///< what the proxy answered to CONNECT; 0: it was not asked
};

/// What that means, in words for a message. Everything after `request_begun` is a failure of which
/// `never_sent` is false, whatever libcurl calls it.
TransportFailure explain(const Ending& ending, const Request& request);

/// The request got no further than the proxy, or not to it.
TransportFailure no_way_through(const Proxy& proxy, Failure failure, const std::string& why);

} // namespace zksync::http
