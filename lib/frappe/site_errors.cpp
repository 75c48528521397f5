#include "frappe/site_errors.hpp"

#include "frappe/answer_words.hpp"
#include "frappe/site_judge.hpp"
#include "http/proxy.hpp"

namespace zksync::frappe {

Error not_frappe(const Asked& asked, const std::string& site_url, const std::string& why,
                 const std::string& proxy) {
    return Judge(asked, site_url)
        .error(ErrorKind::protocol, why + http::through(proxy),
               proxy.empty() ? is_it_frappe : advice_on_proxy() + "; " + is_it_frappe);
}

json::Document document_of(const http::Exchange& exchange, const Asked& asked, const std::string& site_url) {
    const Judge judge(asked, site_url);
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) throw judge.failure(*failure);
    const auto& response = std::get<http::Response>(exchange);
    if (response.status != 200) judge.throw_for(response);
    try {
        json::Document document = json::parse(response.body);
        if (document.root().is_object()) return document;
    } catch (const json::ParseError&) {
        // Told below, like JSON that is no object.
    }
    throw not_frappe(asked, site_url, "the answer is not Frappe's JSON", response.proxy);
}

Error unexpected(const Asked& asked, const std::string& site_url, const std::string& why) {
    return Judge(asked, site_url)
        .error(ErrorKind::protocol, why, "the site's version may be one that zksync does not know");
}

} // namespace zksync::frappe
