#include "device/on_the_way.hpp"

#include "http/front.hpp"

#include <fmt/format.h>

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

Error login_wanted_by_front(const Asked& asked, const http::Response& response) {
    const std::string told =
        http::told_by(http::front_of(response), response.status, "a web server before the device");
    return {
        ErrorKind::refused, fmt::format("{}: {}", asked.failed, fit_to_say(told, asked.unspeakable)),
        fmt::format("username and password of device \"{}\" were not looked at: write an address into url "
                    "that does not lead through it, or let it except the API from that password",
                    asked.device)};
}

} // namespace

bool may_be_of_a_proxy(const http::Response& response) {
    if (response.proxy.empty()) return false;
    return is_web_page(response) || (response.status >= 300 && words_of(response.body, {}).empty());
}

bool is_of_a_front(const http::Response& response) {
    return response.status == 401 && http::front_of(response).realm.has_value();
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

Error refused_on_the_way(const Asked& asked, const http::Response& response) {
    if (response.status == proxy_wants_login) return login_wanted_by_proxy(asked, response);
    if (!may_be_of_a_proxy(response)) return login_wanted_by_front(asked, response);
    return {ErrorKind::refused,
            fmt::format("{}: {} does not allow it ({}){}", asked.failed, answerer(response), response.status,
                        page_words(asked, response)),
            proxy_hint(asked)};
}

} // namespace zksync
