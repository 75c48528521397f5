#pragma once

#include "http/transport.hpp"

#include <chrono>
#include <string>

namespace zksync::http {

/// A request and its outcome as `-vv` names them, of either end in the same form:
/// `GET http://192.168.1.100/iclock/api/transactions/?page=1: 200, 12 ms`. `url`: as far as it may be shown.
std::string request_line(Method method, std::string_view url, const Exchange& exchange,
                         std::chrono::steady_clock::duration took);

} // namespace zksync::http
