#pragma once

#include "config/config.hpp"
#include "device/token_file.hpp"
#include "http/transport.hpp"
#include "util/secret.hpp"

#include <string>
#include <string_view>

namespace zksync {

/// base64 (RFC 4648, section 4), padded.
std::string base64(std::string_view bytes);

/// What HTTP Basic (RFC 7617) sends in the place of a token: made of user and password, and never stored.
Token basic_token(const DeviceConfig& device, const Secret& password);

/// What a 401 or 403 of the API says of it (docs/reference/device-api.md, section 1).
enum class BasicVerdict {
    wrong_password, ///< or an account that is not active
    not_taken,      ///< the server does not look at it: it wants a token
    not_about_it    ///< a licence, a permission
};
BasicVerdict read_basic_refusal(const http::Response& response);

} // namespace zksync
