#pragma once

#include "json.hpp"
#include "knobs.hpp"
#include "site_error.hpp"

#include "../http_server.hpp"

#include <string>
#include <utility>
#include <vector>

namespace zksync_sim::site {

/// An answer before faults and headers.
struct Answer {
    int status = 200;
    std::string reason;
    std::string content_type = "application/json";
    std::string body;
    Cookies cookies = Cookies::once;
    std::vector<std::pair<std::string, std::string>> headers;
};

Answer json_answer(const Json& body, int status = 200);
/// The error in this version's shape; HTML where the caller does not want JSON.
Answer error_answer(const SiteError& error, const Knobs& knobs, const Request& request);
/// A page of nginx: 301, 413, 414, 502, 504 and the like.
Answer nginx_page(int status);
/// A page of werkzeug: an unknown site, a wrong verb.
Answer werkzeug_page(int status, const std::string& text);

/// The words that gunicorn (capitals) and nginx put behind a status.
std::string gunicorn_reason(int status);

Reply to_reply(const Answer& answer, const Knobs& knobs);

} // namespace zksync_sim::site
