#pragma once

#include "frappe/write_answer.hpp"
#include "http/transport.hpp"

#include <optional>
#include <string>

namespace zksync::frappe {

/// Why an exchange was no success, as one clause: the site's words where it has some, else what kind of
/// answer it was.
std::string why(const http::Exchange& exchange);
std::string why(const http::Response& response);

/// The site's name that Frappe's page of an unknown one gives: `<p>NAME does not exist</p>`, with a full stop
/// from version 16 on (docs/reference/frappe-api.md, section 7). Nothing for any other answer.
std::optional<std::string> unknown_site(const http::Response& response);

/// Something before the site refused the request, in the site's place: 401, 402, 403, 406 or 451 and not in
/// Frappe's words.
bool is_turned_away(const http::Response& response);
/// Of a 429: it is the site's own limit, as its words or headers show, or nobody else is named.
bool is_the_sites_limit(const http::Response& response);
/// What to do where a proxy is on the way.
std::string advice_on_proxy();
/// What has to be done about who turned a request away, whether or not the site was asked before.
std::string way_past_front(const http::Response& response);
/// What to do about an answer that something before the site gave; "" where it may be the site's own.
std::string advice_on_front(const http::Response& response);

/// Lock time-out or deadlock: the site undid the request, because another one was still running.
bool met_another_write(const FrappeError& error);
/// The site takes no writes for now: maintenance, an update, a migration.
bool under_maintenance(const FrappeError& error);
/// The body is an error in Frappe's own words. A proxy may answer `{"message": …}` too, so that alone does
/// not count.
bool is_frappe_error(const std::optional<FrappeError>& error);

} // namespace zksync::frappe
