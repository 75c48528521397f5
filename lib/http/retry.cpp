#include "http/retry.hpp"

#include "http/url.hpp"
#include "util/signals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <curl/curl.h>
#include <fmt/format.h>

namespace zksync::http {

namespace {

std::optional<std::chrono::sys_seconds> parse_date(const std::string& text) {
    const std::time_t time = ::curl_getdate(text.c_str(), nullptr);
    if (time == -1) return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{time}};
}

std::string reason_of(const Exchange& exchange) {
    if (const auto* failure = std::get_if<TransportFailure>(&exchange)) return failure->why;
    return fmt::format("the answer was {}", std::get<Response>(exchange).status);
}

/// Where a request goes, without its query, which may name people.
std::string target_of(const Request& request) {
    const std::string_view url = request.url;
    return printable(fmt::format("{} {}", to_text(request.method), url.substr(0, url.find_first_of("?#"))));
}

double random_jitter() {
    static std::minstd_rand generator{std::random_device{}()};
    return std::uniform_real_distribution{0.5, 1.0}(generator);
}

} // namespace

std::chrono::milliseconds retry_delay(const RetryPolicy& policy, int attempt, double jitter,
                                      std::optional<std::chrono::seconds> retry_after) {
    const double doubled = static_cast<double>(policy.first_delay.count()) * std::exp2(attempt - 1);
    const double bounded = std::min(doubled, static_cast<double>(policy.longest_delay.count()));
    const std::chrono::milliseconds own{std::llround(bounded * jitter)};
    return std::max(own, std::chrono::milliseconds{retry_after.value_or(std::chrono::seconds{0})});
}

std::optional<std::chrono::sys_seconds> server_date(const Response& response) {
    const auto date = response.header("date");
    return date ? parse_date(*date) : std::nullopt;
}

std::optional<std::chrono::seconds> retry_after(const Response& response) {
    const auto value = response.header("retry-after");
    if (!value) return std::nullopt;

    std::uint32_t seconds = 0;
    const char* end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, seconds);
    if (stop == end && error == std::errc{}) return std::chrono::seconds{seconds};

    const auto until = parse_date(*value);
    const auto now = server_date(response);
    if (!until || !now) return std::nullopt;
    return std::max(*until - *now, std::chrono::seconds{0});
}

bool is_transient(const Exchange& exchange) {
    if (const auto* transport = std::get_if<TransportFailure>(&exchange)) {
        return transport->failure != Failure::tls && transport->failure != Failure::resolve &&
               transport->failure != Failure::too_large;
    }
    constexpr std::array transient{408, 429, 500, 502, 503, 504};
    return std::ranges::find(transient, std::get<Response>(exchange).status) != transient.end();
}

Exchange perform_with_retries(Transport& transport, const Request& request, const RetryPolicy& policy,
                              const Log& log) {
    for (int attempt = 1;; ++attempt) {
        Exchange exchange = transport.perform(request);
        if (attempt >= policy.attempts || !is_transient(exchange)) return exchange;

        const auto* response = std::get_if<Response>(&exchange);
        const auto asked = response != nullptr ? retry_after(*response) : std::nullopt;
        if (asked && *asked > policy.patience) return exchange;

        const auto delay = retry_delay(policy, attempt, random_jitter(), asked);
        log.info(fmt::format("{}: {}; trying again in {:.1f} s ({} of {})", target_of(request),
                             reason_of(exchange), std::chrono::duration<double>{delay}.count(), attempt + 1,
                             policy.attempts));
        signals::sleep_for(delay);
    }
}

} // namespace zksync::http
