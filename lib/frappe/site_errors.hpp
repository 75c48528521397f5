#pragma once

#include "core/error.hpp"
#include "core/reach.hpp"
#include "frappe/unknown_field.hpp"
#include "http/transport.hpp"
#include "json/value.hpp"

#include <string>

namespace zksync::frappe {

/// What a 403 to a question means: every logged-in user may ask it, so the site did not see who asks; or a
/// role is missing.
enum class Forbidden { not_logged_in, role_missing };

/// What was asked, for messages.
struct Asked {
    std::string doing; ///< "read the employees"
    Forbidden forbidden = Forbidden::role_missing;
    std::string missing = "is Frappe HR installed on that site?"; ///< the hint for a 404 in Frappe's words
};

/// The JSON object of a 200. Everything else throws: what it means and what to do (frappe_client.hpp lists
/// the kinds).
json::Document document_of(const http::Exchange& exchange, const Asked& asked, const std::string& site_url);

/// How far a ping without the key came.
Reach read_reach(const http::Exchange& exchange, const std::string& site_url);

/// "cannot DOING at URL: WHY": what answered is no Frappe site, or the proxy on the way ("" for none).
Error not_frappe(const Asked& asked, const std::string& site_url, const std::string& why,
                 const std::string& proxy);

/// "cannot DOING at URL: WHY": the answer was Frappe's, but not of the shape that it must have.
Error unexpected(const Asked& asked, const std::string& site_url, const std::string& why);

} // namespace zksync::frappe
