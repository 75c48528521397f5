#pragma once

#include "device/answers.hpp"
#include "json/value.hpp"

#include <cstdint>
#include <optional>

namespace zksync {

/// What a list of the API comes in (docs/reference/device-api.md, section 2): `data` or `results`, or a bare
/// list.
struct Envelope {
    json::Document document; ///< owns what `rows` looks at
    json::Value rows;        ///< always an array
    std::optional<std::int64_t> count;
    std::optional<bool>
        more; ///< absent for a bare list. `next` itself is never handed on, so nobody can follow it
};

/// Opens a 200. Throws Error (protocol): a web page, nothing, a text that is cut short, no envelope, `code` ≠
/// 0.
Envelope open_envelope(const Asked& asked, const http::Response& response);

} // namespace zksync
