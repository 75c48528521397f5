#include "monitor/ping.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::size_t answer_cap = 64UL << 10;

} // namespace

std::string ping_address(std::string_view url, PingEvent event) {
    const auto query = std::min(url.find('?'), url.size());
    std::string address(url.substr(0, query));
    if (event != PingEvent::success) {
        while (address.ends_with('/')) address.pop_back();
        address += event == PingEvent::start ? "/start" : "/fail";
    }
    return address.append(url.substr(query));
}

std::optional<std::string> ping(http::Transport& transport, std::string_view url, PingEvent event,
                                const std::string& body, const PingPatience& patience) {
    http::Request request;
    request.method = http::Method::post;
    request.url = ping_address(url, event);
    request.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    request.body = body;
    request.connection = http::Connection::fresh;
    request.connect_timeout = patience.connect;
    request.timeout = patience.answer;
    request.body_cap = answer_cap;
    const http::Exchange exchange = transport.perform(request);
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) return failure->why;
    const int status = std::get<http::Response>(exchange).status;
    if (status >= 200 && status < 300) return std::nullopt;
    return fmt::format("it answered {}", status);
}

} // namespace zksync
