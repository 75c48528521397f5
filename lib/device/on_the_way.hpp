#pragma once

#include "device/answers.hpp"

#include <string>

namespace zksync {

// What stands between this host and a device may answer in its place: a proxy, or a web server with a
// password of its own. Nobody behind it is blamed for that.

/// True for an answer that a proxy on the way may have given: one with a status of an error, or a page, that
/// is not in the API's words.
bool may_be_of_a_proxy(const http::Response& response);
/// True for a 401 of somebody before the device who wants a password of his own.
bool wants_own_password(const http::Response& response);
/// True for that, and for every other answer that something before the device gave in its place: a refusal, a
/// limit, or Cloudflare without the device, and not in the API's words (docs/reference/device-api.md, section
/// 5).
bool is_of_a_front(const http::Response& response);

/// Who answered, as far as that can be known: "the device", or "the proxy http://10.0.0.1:3128 or the device
/// behind it".
std::string answerer(const http::Response& response);
/// The words of an error's page that may be anybody's, in brackets.
std::string page_words(const Asked& asked, const http::Response& response);
/// What to do about a proxy.
std::string proxy_hint(const Asked& asked);

/// The error, with the proxy and what to do about it, where one is on the way and not named yet: nobody can
/// tell JSON of a proxy's own from the device's.
Error beside_the_proxy(const Asked& asked, const http::Response& response, const Error& error);

/// 401, 403 or 407 of a proxy.
Error refused_by_proxy(const Asked& asked, const http::Response& response);
/// The front is named by what its answer shows, with its own words. What refuses is `refused`, the rest
/// `unreachable`.
Error answered_by_front(const Asked& asked, const http::Response& response);

} // namespace zksync
