#pragma once

#include "config/config.hpp"
#include "device/token_file.hpp"
#include "http/transport.hpp"
#include "util/secret.hpp"

#include <string>
#include <variant>

namespace zksync {

/// Where a device's configuration says, or where its way of logging in is by default
/// (docs/reference/device-api.md, section 1).
std::string log_in_path(const DeviceConfig& device);
/// The request for a token. It has no Authorization header: with an old one it would be answered 401.
http::Request log_in_request(const DeviceConfig& device, const Secret& password);

/// Tells one account and way of logging in from another, whatever the password.
std::string account_fingerprint(const DeviceConfig& device);
/// The same, and the password.
std::string credentials_fingerprint(const DeviceConfig& device, const Secret& password);

/// The device looked at the password and said no.
struct PasswordRefused {
    std::string words;
};

/// Whether this account has logged in at this path before.
enum class LoggedIn { never, before };

/// What the answer to a log-in means. Throws Error for everything else: configuration (no such route; where
/// it has worked before, unreachable: the server is starting, or sends sessions away), protocol (a malformed
/// request included), refused (403), unreachable (5xx).
std::variant<Token, PasswordRefused> read_log_in(const DeviceConfig& device, const Secret& password,
                                                 const http::Response& response,
                                                 LoggedIn history = LoggedIn::never);

/// "cannot log in to http://192.168.1.100"
std::string cannot_log_in(const DeviceConfig& device);

} // namespace zksync
