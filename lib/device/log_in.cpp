#include "device/log_in.hpp"

#include "device/answers.hpp"
#include "device/jwt.hpp"
#include "device/on_the_way.hpp"
#include "http/proxy.hpp"
#include "util/log.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace zksync {

namespace {

struct TokenField {
    std::string_view name, scheme;
};
constexpr std::array token_fields{TokenField{"token", "JWT"}, TokenField{"access", "Bearer"},
                                  TokenField{"access_token", "Bearer"}};

std::string log_in_body(const DeviceConfig& device, const Secret& password) {
    json::Writer writer;
    writer.begin_object();
    if (device.company) writer.member("company", *device.company);
    if (device.email) writer.member("email", *device.email);
    const bool by_email = device.company || device.email;
    if (!by_email || !device.username.empty()) writer.member("username", device.username);
    return writer.member("password", password.reveal()).end_object().text();
}

std::string usual_path(const DeviceConfig& device) {
    return device.auth == AuthScheme::token ? "/api-token-auth/" : "/jwt-api-token-auth/";
}

/// The configuration names the route itself; one that was left out comes filled in.
bool has_own_path(const DeviceConfig& device) {
    return !device.login_path.empty() && device.login_path != usual_path(device);
}

/// A redirect from http to https is about the url, whatever the route.
bool is_redirect_to_https(const DeviceConfig& device, const http::Response& response) {
    return is_redirect(response.status) && device.url.starts_with("http://") &&
           response.header("location").value_or("").starts_with("https://");
}

bool has_no_such_route(const DeviceConfig& device, const http::Response& response) {
    if (response.status == 404 || response.status == 405) return true;
    // An own login_path was meant: then a redirect or a page says something about that path, not that it is
    // missing.
    if (has_own_path(device)) return false;
    if (is_redirect(response.status)) return !is_redirect_to_https(device, response);
    return response.status == 200 && is_web_page(response);
}

/// Whoever answered is not the interface that gives tokens there, own login_path or not.
bool is_away(const DeviceConfig& device, const http::Response& response) {
    const int status = response.status;
    if (status == 404 || status == 405 || (status == 200 && is_web_page(response))) return true;
    return is_redirect(status) && !is_redirect_to_https(device, response);
}

Error no_route(const DeviceConfig& device, const http::Response& response) {
    const std::string hint =
        has_own_path(device) ? fmt::format("see login_path and auth of device \"{}\"", device.name)
        : device.auth == AuthScheme::token ? "this build may want auth = \"jwt\", or an own login_path"
                                           : "login_path = \"/api/jwt-api-token-auth/\" (EasyTime Pro) or "
                                             "auth = \"token\"; or the server is still "
                                             "starting";
    const std::string what = response.status == 200 ? "a web page came" : fmt::format("{}", response.status);
    return {ErrorKind::configuration,
            fmt::format("{}: the device has no login route {} ({})", cannot_log_in(device),
                        log_in_path(device), what),
            hint};
}

Error route_is_away(const DeviceConfig& device, const http::Response& response) {
    const std::string what = response.status == 200 ? "a web page came instead of a token"
                                                    : fmt::format("the device answered {}", response.status);
    return {
        ErrorKind::unreachable,
        fmt::format("{}: {}, although logging in at {} has worked before: the server is starting, or sends "
                    "sessions away",
                    cannot_log_in(device), what, log_in_path(device)),
        fmt::format("the next pass tries again; if it stays so: was the server updated? See login_path and "
                    "auth of device \"{}\"",
                    device.name)};
}

Error malformed(const DeviceConfig& device, const std::string& words) {
    const bool wants_company = words.starts_with("company") || words.starts_with("email");
    return {ErrorKind::protocol,
            fmt::format("{}: the device could not read the log-in (400){}", cannot_log_in(device),
                        in_brackets(words)),
            wants_company ? fmt::format("cloud editions need company and email of device \"{}\"", device.name)
                          : ""};
}

bool judges_the_password(const http::Response& response) {
    // Only the API itself looks at it: a sign-in page, a firewall or a proxy before it knows nothing of it.
    if (response.status == 401) return !is_of_a_front(response) && !may_be_of_a_proxy(response);
    if (response.status != 400) return false;
    try {
        return json::parse(response.body)["non_field_errors"].exists();
    } catch (const json::ParseError&) {
        return false;
    }
}

Token token_in(const DeviceConfig& device, const Asked& asked, const http::Response& response) {
    const auto nonsense = [&](std::string_view what, const std::string& words) {
        return beside_the_proxy(
            asked, response,
            {ErrorKind::protocol, fmt::format("{}: {}{}", asked.failed, what, in_brackets(words))});
    };
    if (is_web_page(response)) throw web_page_came(asked, response);
    try {
        const json::Document answer = json::parse(response.body);
        for (const TokenField& field : token_fields) {
            const std::string token = answer[field.name].string().value_or("");
            if (token.empty()) continue;
            if (!is_sendable(token)) throw nonsense("the token that came cannot be sent", {});
            const std::string_view scheme = device.auth == AuthScheme::token ? "Token" : field.scheme;
            return {Secret{token}, std::string{scheme}, std::string{field.name}, expiry_hint(token),
                    account_fingerprint(device)};
        }
        throw nonsense("the answer holds no token", words_of(answer.root(), asked.unspeakable));
    } catch (const json::ParseError&) {
        throw nonsense("the answer is no JSON, or cut short", {});
    }
}

} // namespace

std::string log_in_path(const DeviceConfig& device) {
    return device.login_path.empty() ? usual_path(device) : device.login_path;
}

std::string cannot_log_in(const DeviceConfig& device) {
    return fmt::format("cannot log in to {}", printable(device.url));
}

http::Request log_in_request(const DeviceConfig& device, const Secret& password) {
    http::Request request;
    request.method = http::Method::post;
    request.url = device.url + log_in_path(device);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    request.body = log_in_body(device, password);
    // A reused connection could make the transport send it twice: one guess at the password would count as
    // two.
    request.connection = http::Connection::fresh;
    request.timeout = device.timeout;
    return request;
}

std::string account_fingerprint(const DeviceConfig& device) {
    const char* way = device.auth == AuthScheme::basic   ? "basic"
                      : device.auth == AuthScheme::token ? "token"
                                                         : "jwt";
    return fingerprint({device.url, log_in_path(device), way, device.username, device.company.value_or(""),
                        device.email.value_or("")});
}

std::string credentials_fingerprint(const DeviceConfig& device, const Secret& password) {
    return fingerprint({account_fingerprint(device), password.reveal()});
}

std::variant<Token, PasswordRefused> read_log_in(const DeviceConfig& device, const Secret& password,
                                                 const http::Response& response, LoggedIn history) {
    const Asked asked{cannot_log_in(device), device.name, device.url, log_in_path(device), password};
    if (http::wants_tls(response)) throw https_wanted(asked, response);
    if (may_be_of_a_proxy(response)) {
        if (response.status < 300) throw web_page_came(asked, response);
        throw unwelcome_answer(asked, response);
    }
    const auto beside = [&](const Error& error) { return beside_the_proxy(asked, response, error); };
    if (history == LoggedIn::before && is_away(device, response))
        throw beside(route_is_away(device, response));
    if (has_no_such_route(device, response)) throw beside(no_route(device, response));
    if (judges_the_password(response))
        return PasswordRefused{words_of(response.body, password) + http::through(response.proxy)};
    if (response.status == 400) throw beside(malformed(device, words_of(response.body, password)));
    if (response.status != 200 && response.status != 201) throw unwelcome_answer(asked, response);
    return token_in(device, asked, response);
}

} // namespace zksync
