#include "frappe/answer_words.hpp"

#include "http/front.hpp"
#include "http/html_text.hpp"
#include "http/proxy.hpp"
#include "util/log.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zksync::frappe {
namespace {

/// What of the answer may be told. Pages with these come from whatever stands before the site and from Frappe
/// itself: nobody is named then. What is no error may hold anything.
http::Front speaker_of(const http::Response& response) {
    constexpr std::array anybodys{400, 404, 405, 408, 500};
    if (response.status < 400) return {};
    http::Front front = http::front_of(response);
    if (std::ranges::find(anybodys, response.status) != anybodys.end()) front.name.clear();
    return front;
}

constexpr int proxy_wants_login = 407;

std::string advice_on_proxys_login() {
    return "name it as http://USER:PASSWORD@HOST:PORT by http_proxy or https_proxy in the environment, or go "
           "without it: proxy = \"none\" in [site]";
}

/// Without its query, and without an account, which may be anybody's.
std::string place_in(std::string location) {
    location.resize(std::min(location.find('?'), location.size()));
    const auto slashes = location.find("//");
    const auto begin = slashes == std::string::npos ? 0 : slashes + 2;
    if (const auto at = location.rfind('@'); at != std::string::npos && at >= begin)
        location.erase(begin, at + 1 - begin);
    return printable(location);
}

std::string kind_of_answer(const http::Response& response, const std::string& exc_type) {
    if (response.status >= 300 && response.status < 400) {
        return fmt::format("it redirects to {}", place_in(response.header("location").value_or("")));
    }
    if (!exc_type.empty()) return fmt::format("it answered HTTP {} ({})", response.status, exc_type);
    return http::told_by(speaker_of(response), response.status, "it");
}

} // namespace

std::string why(const http::Response& response) {
    const auto error = read_frappe_error(response.body);
    if (error && !error->words.empty()) return error->words;
    return kind_of_answer(response, error ? error->exc_type : "") + http::through(response.proxy);
}

std::string why(const http::Exchange& exchange) {
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) return printable(failure->why);
    return why(std::get<http::Response>(exchange));
}

bool is_turned_away(const http::Response& response) {
    constexpr std::array refusals{401, 402, 403, 406, 407, 451};
    return std::ranges::find(refusals, response.status) != refusals.end() &&
           !is_frappe_error(read_frappe_error(response.body));
}

bool is_the_sites_limit(const http::Response& response) {
    return response.header("x-ratelimit-limit").has_value() ||
           response.header("x-ratelimit-reset").has_value() ||
           is_frappe_error(read_frappe_error(response.body)) || http::front_of(response).name.empty();
}

std::optional<std::string> unknown_site(const http::Response& response) {
    constexpr std::string_view opening = "<p>", said = " does not exist";
    const auto begin = response.body.find(opening);
    if (response.status != 404 || begin == std::string::npos) return std::nullopt;
    const auto inside = begin + opening.size();
    // A developer's bench lists its own sites behind a line break.
    std::string sentence =
        http::plain_text(response.body.substr(inside, response.body.find('<', inside) - inside));
    if (sentence.ends_with('.')) sentence.pop_back();
    if (!sentence.ends_with(said)) return std::nullopt;
    const std::string name = sentence.substr(0, sentence.size() - said.size());
    const bool is_a_name = !name.empty() && name.find(' ') == std::string::npos;
    return is_a_name ? std::optional{name} : std::nullopt;
}

std::string advice_on_proxy() {
    return "does that proxy let this host's requests to the site through? proxy = \"none\" in [site] goes "
           "without one";
}

std::string way_past_front(const http::Response& response) {
    const http::Front front = http::front_of(response);
    const std::string who = front.name.empty() ? "the proxy or firewall before it" : front.name;
    if (front.realm)
        return fmt::format("except /api/ from the password that {} wants, or write an address that does not "
                           "lead through it into site.url",
                           who);
    return fmt::format("whoever runs {} has to let this host's requests to /api/ through", who);
}

std::string advice_on_front(const http::Response& response) {
    if (!response.proxy.empty() && !is_frappe_error(read_frappe_error(response.body)))
        return response.status == proxy_wants_login ? advice_on_proxys_login() : advice_on_proxy();
    if (http::is_of_cloudflares_own(response.status))
        return "the site's own server gave Cloudflare no proper answer: see whether it runs";
    return is_turned_away(response) ? "the site itself was not asked: " + way_past_front(response) : "";
}

bool met_another_write(const FrappeError& error) {
    return error.exc_type == "QueryDeadlockError" || error.exc_type == "QueryTimeoutError";
}

bool under_maintenance(const FrappeError& error) {
    return error.exc_type == "SessionStopped" || error.exc_type == "InReadOnlyMode";
}

bool is_frappe_error(const std::optional<FrappeError>& error) {
    return error && !(error->exc_type.empty() && error->words.empty());
}

} // namespace zksync::frappe
