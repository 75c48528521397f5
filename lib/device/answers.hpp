#pragma once

#include "core/error.hpp"
#include "http/tls_advice.hpp"
#include "http/transport.hpp"
#include "util/secret.hpp"
#include "json/value.hpp"

#include <string>
#include <string_view>

namespace zksync {

/// What was asked of a device, for the messages about what came instead of an answer.
struct Asked {
    std::string failed; ///< how a message begins: "cannot read punches from http://192.168.1.100"
    std::string device; ///< its name in the configuration, for hints
    std::string url;    ///< the device's URL
    std::string path;   ///< "/iclock/api/transactions/"
    Secret unspeakable; ///< the token or password that the request carried: blotted out of the server's words
    bool worked_before = false; ///< this account was given there what was asked for
};

/// The server's own words in an answer (`detail`, `msg`, `non_field_errors`), fit for a terminal and without
/// `unspeakable`; "" when it says nothing.
std::string words_of(json::Value answer, const Secret& unspeakable);
/// The same for the text of an error answer, where a form's complaint of a field counts too.
std::string words_of(std::string_view body, const Secret& unspeakable);
/// Anybody's words, fit for a terminal and without `unspeakable`.
std::string fit_to_say(std::string_view words, const Secret& unspeakable);
/// Whether an error answer speaks as the API does: JSON with `detail`, `msg` or `non_field_errors`, or a
/// form's complaint of a field (docs/reference/device-api.md, section 1).
bool is_in_api_words(std::string_view body);
/// " (words)", or "" when there are none.
std::string in_brackets(const std::string& words);

/// True for an HTML answer, by its type or by how it begins.
bool is_web_page(const http::Response& response);
constexpr bool is_redirect(int status) { return status >= 300 && status < 400; }

/// A web page came with 200 where JSON was asked for (docs/reference/device-api.md, section 5). Where the
/// question worked before, nothing is wrong with it: the server is away, and so for a redirect and a page
/// that is not found.
Error web_page_came(const Asked& asked, const http::Response& response);
/// The keys of the configuration that lead to that device.
http::WayKeys way_keys(const Asked& asked);
/// The server speaks TLS at that port, and says so.
Error https_wanted(const Asked& asked, const http::Response& response);
/// No answer at all.
Error no_answer(const Asked& asked, const http::TransportFailure& failure);
/// An answer with a status that is no success.
Error unwelcome_answer(const Asked& asked, const http::Response& response);
/// A redirect; they are never followed, because they would carry the token elsewhere. Names the target's host
/// only.
Error redirected(const Asked& asked, const http::Response& response);

} // namespace zksync
