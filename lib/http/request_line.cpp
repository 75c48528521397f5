#include "http/request_line.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

#include <variant>

namespace zksync::http {

std::string request_line(Method method, std::string_view url, const Exchange& exchange,
                         std::chrono::steady_clock::duration took) {
    const auto* response = std::get_if<Response>(&exchange);
    const std::string outcome = response != nullptr ? std::to_string(response->status)
                                                    : printable(std::get<TransportFailure>(exchange).why);
    return fmt::format("{} {}: {}, {} ms", to_text(method), printable(url, 1'000), outcome,
                       std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
}

} // namespace zksync::http
