#pragma once

#include "http/transport.hpp"

#include <optional>
#include <string>

namespace zksync::http {

/// What an answer shows of whoever gave it, where that was not the program that was asked: a web server, a
/// firewall or a content network that stands before it.
struct Front {
    std::string name;                 ///< "nginx", "Cloudflare"; "" where the answer names nobody
    std::optional<std::string> realm; ///< it wants a login of its own (WWW-Authenticate: Basic), for that
    std::string words;                ///< its own, on one line, without markup; "" for none
};

/// By the headers Server, CF-Ray and WWW-Authenticate, and the body.
Front front_of(const Response& response);

/// A status that Cloudflare alone gives: the server behind it gave no proper answer.
constexpr bool is_of_cloudflares_own(int status) { return status >= 520 && status <= 530; }

/// What such an answer said, as one clause: "nginx answered HTTP 403: not from this address". `somebody`
/// stands for a name that is not known: "the device", "it".
std::string told_by(const Front& front, int status, const std::string& somebody);

} // namespace zksync::http
