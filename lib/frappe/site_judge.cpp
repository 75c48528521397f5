#include "frappe/site_judge.hpp"

#include "frappe/answer_words.hpp"
#include "http/proxy.hpp"
#include "http/retry.hpp"
#include "http/tls_advice.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync::frappe {
namespace {

const http::WayKeys way_keys{"site.url", "site.tls_ca"};
const std::string check_key =
    "check site.api_key and its secret, and that they are not swapped: generating new keys for the user "
    "voids the old secret";
const std::string check_header =
    "check that site.api_key and the secret are not swapped and are whole, and that a proxy before the site "
    "passes the Authorization header on";
const std::string grant_role = "give the API key's user the role HR User, and no User Permissions";

} // namespace

std::string Judge::message(const std::string& reason) const {
    return fmt::format("cannot {} at {}: {}", asked_.doing, url_, reason);
}

Error Judge::failure(const http::TransportFailure& failure) const {
    const std::string reason = printable(failure.why);
    if (!failure.proxy.empty() && failure.never_sent() && failure.failure != http::Failure::tls)
        return error(ErrorKind::unreachable, reason, advice_on_proxy());
    switch (failure.failure) {
    case http::Failure::tls:
        return error(failure.trouble == http::TlsTrouble::ca_file ? ErrorKind::configuration
                                                                  : ErrorKind::unreachable,
                     reason, http::tls_advice(failure.trouble, way_keys));
    case http::Failure::resolve:
    case http::Failure::connect:
        return error(ErrorKind::unreachable, reason, "check site.url, and that this host may connect to it");
    case http::Failure::not_http:
        // A TLS server that is greeted without TLS answers with an alert, which is no HTTP.
        return error(ErrorKind::protocol, reason,
                     url_.starts_with("http://") ? is_it_frappe + " And without TLS (https://) at this port?"
                                                 : is_it_frappe);
    case http::Failure::too_large:
        return error(ErrorKind::protocol, reason, is_it_frappe);
    case http::Failure::timeout:
    case http::Failure::broken:
        break;
    }
    return error(ErrorKind::unreachable, reason);
}

Error Judge::redirect(const http::Response& response) const {
    return error(ErrorKind::configuration, why(response),
                 "write the address it redirects to into site.url: https if the site has it, no path, no "
                 "trailing slash");
}

Error Judge::key_refused(const FrappeError& said) const {
    const std::string words = said.words.empty() ? "" : ": " + said.words;
    return error(ErrorKind::refused, "the site refused the API key" + words, check_key);
}

Error Judge::forbidden(const FrappeError& said) const {
    if (said.exc_type == "AuthenticationError") return key_refused(said);
    const bool as_guest = said.words.find("is not whitelisted") != std::string::npos ||
                          said.words.starts_with("User Guest ") ||
                          asked_.forbidden == Forbidden::not_logged_in;
    if (as_guest)
        return error(ErrorKind::refused,
                     "the site did not recognise the API key and took the request for a guest's",
                     check_header);
    return error(ErrorKind::refused, said.words.empty() ? "it answered HTTP 403" : said.words, grant_role);
}

Error Judge::not_found(const http::Response& response) const {
    if (const auto said = read_frappe_error(response.body))
        return error(ErrorKind::configuration, why(response), asked_.missing);
    const auto looked_for = unknown_site(response);
    if (!looked_for)
        return error(ErrorKind::configuration, "there is nothing there (404)" + http::through(response.proxy),
                     is_it_frappe);
    const auto parts = http::parse_url(url_);
    const std::string name = parts ? parts->host : url_;
    const std::string instead =
        *looked_for == name ? "" : fmt::format(" (it looked for {})", printable(*looked_for, 80));
    return error(ErrorKind::configuration,
                 fmt::format("the server there has no site of the name {}{}", name, instead),
                 "Frappe chooses the site by the host name: write the site's own name into site.url, as in a "
                 "browser's address line; an IP address ends here");
}

Error Judge::unavailable(const http::Response& response) const {
    const auto said = read_frappe_error(response.body);
    if (said && under_maintenance(*said))
        return error(ErrorKind::unreachable, "the site is under maintenance: " + why(response));
    if (response.status != 429)
        return error(ErrorKind::unreachable, why(response), advice_on_front(response));
    const auto pause = http::retry_after(response);
    if (!is_the_sites_limit(response))
        return error(
            ErrorKind::unreachable,
            pause ? fmt::format("{}; it wants to be left alone for {} s", why(response), pause->count())
                  : why(response),
            "this host asks too often for whoever stands before the site: have it let requests to "
            "/api/ through, or let passes run less often");
    return error(ErrorKind::unreachable,
                 pause ? fmt::format("the site's rate limit is used up, for another {} s", pause->count())
                       : "the site's rate limit is used up");
}

/// Not in Frappe's words: the proxy's answer, or whoever's behind it.
Error Judge::through_proxy(const http::Response& response) const {
    const int status = response.status;
    const bool is_redirect = status >= 300 && status < 400;
    const auto kind = is_turned_away(response)                          ? ErrorKind::refused
                      : is_redirect || status == 404                    ? ErrorKind::configuration
                      : status == 408 || status == 429 || status >= 500 ? ErrorKind::unreachable
                                                                        : ErrorKind::protocol;
    const auto site = http::parse_url(url_),
               target = http::parse_url(response.header("location").value_or(""));
    if (is_redirect && site && target && site->host == target->host) return redirect(response);
    const bool is_of_the_site = kind == ErrorKind::configuration || kind == ErrorKind::protocol;
    return error(kind, why(response),
                 is_of_the_site ? advice_on_proxy() + "; " + is_it_frappe : advice_on_front(response));
}

void Judge::throw_for(const http::Response& response) const {
    const int status = response.status;
    if (http::wants_tls(response))
        throw error(ErrorKind::configuration,
                    "the server speaks TLS at this port, and was asked without it (400)",
                    http::use_https(way_keys));
    const bool is_of_frappe = is_frappe_error(read_frappe_error(response.body)) || unknown_site(response);
    if (!response.proxy.empty() && !is_of_frappe) throw through_proxy(response);
    if (status >= 300 && status < 400) throw redirect(response);
    if (is_turned_away(response)) throw error(ErrorKind::refused, why(response), advice_on_front(response));
    const auto said = read_frappe_error(response.body);
    if (status == 401) throw key_refused(said.value_or(FrappeError{}));
    if (status == 403) throw forbidden(said.value_or(FrappeError{}));
    if (status == 404) throw not_found(response);
    if (said && (status == 417 || status == 500) &&
        (said->exc_type == "DataError" || said->words.find("Unknown column") != std::string::npos))
        throw UnknownField(message(said->words), said->words);
    if (status == 408 || status == 429 || status >= 500) throw unavailable(response);
    if (said && said->words.starts_with("Failed to get method for command"))
        throw error(ErrorKind::configuration, said->words, asked_.missing);
    throw error(ErrorKind::protocol, why(response), said ? "" : is_it_frappe);
}

} // namespace zksync::frappe
