#include "http/transport.hpp"

#include <algorithm>

namespace zksync::http {

std::string_view to_text(Method method) {
    switch (method) {
    case Method::get:
        return "GET";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    }
    return "";
}

std::optional<std::string> Response::header(std::string_view name) const {
    const auto found = std::ranges::find(headers, name, [](const auto& header) { return header.first; });
    if (found == headers.end()) return std::nullopt;
    return found->second;
}

} // namespace zksync::http
