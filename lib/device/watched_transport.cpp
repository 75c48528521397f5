#include "device/watched_transport.hpp"

#include "http/retry.hpp"

#include <fmt/format.h>

#include <chrono>

namespace zksync {

namespace {

std::string path_of(const std::string& url) {
    const auto host = url.find("://");
    const auto path = url.find('/', host == std::string::npos ? 0 : host + 3);
    return path == std::string::npos ? "/" : printable(url.substr(path));
}

std::string outcome_of(const http::Exchange& exchange) {
    if (const auto* response = std::get_if<http::Response>(&exchange))
        return fmt::format("{}", response->status);
    return printable(std::get<http::TransportFailure>(exchange).why);
}

} // namespace

http::Exchange WatchedTransport::perform(const http::Request& request) {
    ++requests_;
    const auto begin = std::chrono::steady_clock::now();
    http::Exchange exchange = transport_.perform(request);
    const auto took = std::chrono::steady_clock::now() - begin;
    log_.debug(fmt::format("{} {} {} {} ms", http::to_text(request.method), path_of(request.url),
                           outcome_of(exchange),
                           std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    if (const auto* response = std::get_if<http::Response>(&exchange)) {
        const auto date = http::server_date(*response);
        reading_ = date ? std::optional{DeviceClient::ClockReading{*date, clock_.now()}} : std::nullopt;
    }
    return exchange;
}

} // namespace zksync
