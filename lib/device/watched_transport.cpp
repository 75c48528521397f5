#include "device/watched_transport.hpp"

#include "http/request_line.hpp"
#include "http/retry.hpp"

#include <utility>

namespace zksync {

http::Exchange WatchedTransport::perform(const http::Request& request) {
    const auto ahead = std::exchange(ahead_, std::nullopt);
    const bool was_sent = ahead && ahead->request == request;
    if (!was_sent) ++requests_;
    const auto begin = was_sent ? ahead->sent : Steady::now();
    http::Exchange exchange = transport_.perform(request);
    const auto took = Steady::now() - begin;
    log_.debug(http::request_line(request.method, request.url, exchange, took));
    if (const auto* response = std::get_if<http::Response>(&exchange)) {
        const auto date = http::server_date(*response);
        reading_ = date ? std::optional{DeviceClient::ClockReading{*date, clock_.now()}} : std::nullopt;
    }
    return exchange;
}

void WatchedTransport::send_ahead(const http::Request& request) {
    if (ahead_) return;
    ++requests_;
    ahead_ = Ahead{request, Steady::now()};
    transport_.send_ahead(request);
}

} // namespace zksync
