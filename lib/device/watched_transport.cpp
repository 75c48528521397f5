#include "device/watched_transport.hpp"

#include "http/request_line.hpp"
#include "http/retry.hpp"

#include <chrono>

namespace zksync {

http::Exchange WatchedTransport::perform(const http::Request& request) {
    ++requests_;
    const auto begin = std::chrono::steady_clock::now();
    http::Exchange exchange = transport_.perform(request);
    const auto took = std::chrono::steady_clock::now() - begin;
    log_.debug(http::request_line(request.method, request.url, exchange, took));
    if (const auto* response = std::get_if<http::Response>(&exchange)) {
        const auto date = http::server_date(*response);
        reading_ = date ? std::optional{DeviceClient::ClockReading{*date, clock_.now()}} : std::nullopt;
    }
    return exchange;
}

} // namespace zksync
