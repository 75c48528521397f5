#include "device/on_the_way.hpp"

#include "http/front.hpp"
#include "http/proxy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync {
namespace {

constexpr int proxy_wants_login = 407;

Error login_wanted_by_proxy(const Asked& asked, const http::Response& response) {
    const std::string who = response.proxy.empty() ? "a proxy on the way" : "the proxy " + response.proxy;
    return {ErrorKind::refused, fmt::format("{}: {} wants a user and a password (407)", asked.failed, who),
            fmt::format("name it as http://USER:PASSWORD@HOST:PORT by http_proxy or https_proxy in the "
                        "environment, or go without it: proxy = \"none\" in [device.{}]",
                        asked.device)};
}

/// Whoever refuses with one of these looks at who asks, and from where.
bool is_refusal(int status) {
    constexpr std::array refusals{401, 402, 403, 406, 451};
    return std::ranges::find(refusals, status) != refusals.end();
}

http::Front speaker_of(const http::Response& response) {
    http::Front front = http::front_of(response);
    if (const std::string words = words_of(response.body, {}); !words.empty()) front.words = words;
    return front;
}

std::string advice_on_front(const Asked& asked, const http::Front& front, int status) {
    const std::string who = front.name.empty() ? "the proxy or firewall before it" : front.name;
    if (http::is_of_cloudflares_own(status))
        return "the device's own server gave Cloudflare no proper answer: see whether it runs";
    if (status == 429) return fmt::format("{} asks for fewer requests", who);
    if (!is_refusal(status)) return {};
    if (front.realm)
        return fmt::format("username and password of device \"{}\" were not looked at: write an address into "
                           "url that does not lead through it, or let it except the API from that password",
                           asked.device);
    return fmt::format(
        "that is no answer of the device's API, so it says nothing of username and password of "
        "device \"{}\": whoever runs {} has to let this host's requests through",
        asked.device, who);
}

} // namespace

bool may_be_of_a_proxy(const http::Response& response) {
    if (response.proxy.empty()) return false;
    if (is_web_page(response) || is_redirect(response.status)) return true;
    return response.status >= 400 && !is_in_api_words(response.body);
}

bool wants_own_password(const http::Response& response) {
    // The API wants one itself where it takes HTTP Basic, and says so in its own words.
    return response.status == 401 && http::front_of(response).realm.has_value() &&
           !is_in_api_words(response.body);
}

bool is_of_a_front(const http::Response& response) {
    if (wants_own_password(response)) return true;
    const int status = response.status;
    return (is_refusal(status) || status == 429 || http::is_of_cloudflares_own(status)) &&
           !is_in_api_words(response.body);
}

std::string answerer(const http::Response& response) {
    if (!may_be_of_a_proxy(response)) return "the device";
    return fmt::format("the proxy {} or the device behind it", response.proxy);
}

std::string page_words(const Asked& asked, const http::Response& response) {
    // What is no error may hold anything.
    if (response.status < 400) return {};
    return in_brackets(fit_to_say(http::front_of(response).words, asked.unspeakable));
}

std::string proxy_hint(const Asked& asked) {
    return fmt::format("does that proxy let this host's requests to the device through? proxy = \"none\" in "
                       "[device.{}] goes without one",
                       asked.device);
}

Error answered_by_front(const Asked& asked, const http::Response& response) {
    const http::Front front = speaker_of(response);
    const std::string somebody = front.realm ? "a web server before the device" : "it";
    const std::string told = http::told_by(front, response.status, somebody);
    return {is_refusal(response.status) ? ErrorKind::refused : ErrorKind::unreachable,
            fmt::format("{}: {}", asked.failed, fit_to_say(told, asked.unspeakable)),
            advice_on_front(asked, front, response.status)};
}

Error beside_the_proxy(const Asked& asked, const http::Response& response, const Error& error) {
    if (response.proxy.empty()) return error;
    std::string message = error.what(), hint = error.hint();
    if (message.find(response.proxy) == std::string::npos) message += http::through(response.proxy);
    if (hint.find("proxy = \"none\"") == std::string::npos)
        hint += (hint.empty() ? "" : "; ") + proxy_hint(asked);
    return {error.kind(), message, hint};
}

Error refused_by_proxy(const Asked& asked, const http::Response& response) {
    if (response.status == proxy_wants_login) return login_wanted_by_proxy(asked, response);
    return {ErrorKind::refused,
            fmt::format("{}: {} does not allow it ({}){}", asked.failed, answerer(response), response.status,
                        page_words(asked, response)),
            proxy_hint(asked)};
}

} // namespace zksync
