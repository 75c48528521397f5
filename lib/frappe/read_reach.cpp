#include "frappe/answer_words.hpp"
#include "frappe/site_errors.hpp"
#include "http/reach.hpp"

namespace zksync::frappe {

Reach read_reach(const http::Exchange& exchange, const std::string& site_url) {
    const Asked asked{"reach the site"};
    const auto* response = std::get_if<http::Response>(&exchange);
    const int status = response ? response->status : 0;
    const std::string proxy = response ? response->proxy : std::get<http::TransportFailure>(exchange).proxy;
    try {
        const json::Document answer = document_of(exchange, asked, site_url);
        if (answer["message"].string() == "pong") return {Reach::Step::done, std::nullopt, status, proxy};
        throw not_frappe(asked, site_url, "what answers is not Frappe", proxy);
    } catch (const Error& error) {
        if (const auto* failure = std::get_if<http::TransportFailure>(&exchange))
            return {http::step_of(failure->failure), error, status, proxy};
        const bool wrong_name = unknown_site(*response).has_value();
        const bool unwell = error.kind() == ErrorKind::unreachable;
        return {wrong_name ? Reach::Step::site
                : unwell   ? Reach::Step::answer
                           : Reach::Step::program,
                error, status, proxy};
    }
}

} // namespace zksync::frappe
